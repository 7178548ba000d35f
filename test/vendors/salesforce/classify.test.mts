import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/salesforce/client/classify.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const answer = (status: number, body: unknown = '') => ({ answered: true as const, status, headers: {}, body });
const error = (errorCode: string, message = 'words', fields: string[] = []) => [{ message, errorCode, fields }];

test.each([200, 201, 204])('%i is no failure', (status) => {
  expect(classify(answer(status, {}), now)).toBeUndefined();
});

describe('what an answer of Salesforce means', () => {
  test.each<[number, unknown, string, string]>([
    [400, error('DUPLICATE_VALUE'), 'conflict', 'DUPLICATE_VALUE'],
    [400, error('DUPLICATES_DETECTED'), 'conflict', 'DUPLICATES_DETECTED'],
    [400, error('CANNOT_UPDATE_CONVERTED_LEAD'), 'conflict', 'CANNOT_UPDATE_CONVERTED_LEAD'],
    [300, ['/services/data/v59.0/sobjects/Lead/00Q1'], 'conflict', 'http300'],
    [400, error('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']), 'validation', 'REQUIRED_FIELD_MISSING'],
    [400, error('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Say the phone'), 'validation', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    [400, error('UNABLE_TO_LOCK_ROW'), 'rateLimited', 'UNABLE_TO_LOCK_ROW'],
    [401, error('INVALID_SESSION_ID'), 'auth', 'INVALID_SESSION_ID'],
    [401, { loginFailure: 'refused' }, 'auth', 'http401'],
    [403, error('REQUEST_LIMIT_EXCEEDED'), 'rateLimited', 'REQUEST_LIMIT_EXCEEDED'],
    [403, error('INSUFFICIENT_ACCESS_OR_READONLY'), 'auth', 'INSUFFICIENT_ACCESS_OR_READONLY'],
    [404, error('NOT_FOUND'), 'notFound', 'NOT_FOUND'],
    [404, error('ENTITY_IS_DELETED'), 'notFound', 'ENTITY_IS_DELETED'],
    [500, error('UNKNOWN_EXCEPTION'), 'transient', 'UNKNOWN_EXCEPTION'],
    [503, '<html>', 'transient', 'http503'],
  ])('%i %j', (status, body, errorClass, code) => {
    expect(classify(answer(status, body), now)).toMatchObject({ class: errorClass, code, httpStatus: status, hint: expect.any(String) });
  });

  test('a rule of the account says its own words', () => {
    expect(classify(answer(400, error('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Say the phone')), now)?.message).toBe(
      'Salesforce refused: Say the phone (FIELD_CUSTOM_VALIDATION_EXCEPTION)',
    );
  });

  test.each([
    "No such column 'Ponte_Phone__c' on sobject of type Lead",
    "\nSELECT Ponte_Phone__c FROM Lead\n       ^\nERROR at Row:1:Column:8\nNo such column 'Ponte_Phone__c' on entity 'Lead'. If you are",
  ])('a field that is missing is named with how to make it: %j', (message) => {
    const failure = classify(answer(400, error('INVALID_FIELD', message)), now)!;
    expect(failure).toMatchObject({ class: 'validation', code: 'fieldMissing', message: expect.stringContaining('"Ponte_Phone__c"') });
    expect(failure.hint).toContain('"Ponte_Phone__c" (Text 255, "Unique"');
  });

  test('a field of Salesforce’s own cannot be made, only shown', () => {
    const message = "No such column 'HasOptedOutOfEmail' on entity 'Lead'. If you are";
    const { hint, ...failure } = classify(answer(400, error('INVALID_FIELD', message)), now)!;
    expect(failure).toMatchObject({ class: 'validation', code: 'fieldMissing', message: expect.stringContaining('"HasOptedOutOfEmail"') });
    expect([hint?.includes('Create'), hint?.includes('Set Field-Level Security')]).toEqual([false, true]);
  });
});
