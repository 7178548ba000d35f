/** The CPF that no webhook holds: when an order may go on without it, and when the delivery has to come again. */
import { describe, expect, test } from 'vitest';
import { IntegrationError, type Failure } from '../../../runtime/errors/integrationError.ts';
import { lookUpTaxId } from '../../../vendors/shopify/orders/lookUpTaxId.ts';

const failing = (failure: Pick<Failure, 'class' | 'code'>) => async () => {
  throw new IntegrationError({ id: 'shopify' }, { message: 'no', ...failure });
};

describe('an order goes on without its CPF', () => {
  test.each([
    ['when the app may not see it', { class: 'auth', code: 'ACCESS_DENIED' }],
    ['when the order is gone', { class: 'notFound', code: 'RESOURCE_NOT_FOUND' }],
  ] as const)('%s', async (_, failure) => {
    expect(await lookUpTaxId(failing(failure), 'gid://shopify/Order/1')).toBeUndefined();
  });
});

describe('the delivery has to come again', () => {
  test.each([
    ['after a login that failed in this moment', { class: 'auth', code: 'unauthorized' }],
    ['after a fault of the shop', { class: 'transient', code: 'http502' }],
    ['after a refusal for the number of calls', { class: 'rateLimited', code: 'THROTTLED' }],
  ] as const)('%s', async (_, failure) => {
    await expect(lookUpTaxId(failing(failure), 'gid://shopify/Order/1')).rejects.toMatchObject({ failure });
  });
});
