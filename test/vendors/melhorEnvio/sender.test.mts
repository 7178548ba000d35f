/** In whose name a parcel with a nota fiscal goes out, where an account has several shops. */
import { describe, expect, test } from 'vitest';
import { melhorEnvioWorld } from '../../contracts/support/melhorEnvioWorld.mts';
import { senderOf } from '../../../vendors/melhorEnvio/parties/sender.ts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';

const account = {
  firstname: 'Ana',
  lastname: 'Souza',
  email: 'ana@loja.example',
  document: '52998224725',
  phone: { phone: '11988887777' },
  address: {
    postal_code: '01310100',
    address: 'Avenida Paulista',
    number: '1',
    district: 'Bela Vista',
    city: { city: 'São Paulo', state: { state_abbr: 'SP' } },
  },
};

/** Issued by the company 11222333 in its branch 0001. */
const accessKey = `352611${'11222333000181'}550010000000011000000014`;

const shop = (document: string) => ({
  name: `Loja ${document}`,
  company_name: null,
  email: null,
  document,
  state_register: '110042490114',
});

async function senderAmong(...documents: string[]) {
  const connection = melhorEnvioWorld().connect({ account: freshAccount() } as never);
  const call = async ({ path }: { path: string }) => await Promise.resolve(path === '/companies' ? { data: documents.map(shop) } : account);
  return (await senderOf(connection, call as never, accessKey)).company_document;
}

describe('a parcel with a nota fiscal', () => {
  test.each([
    ['the shop that issued it', ['90021382000122', '11222333000181'], '11222333000181'],
    ['that branch, not another one of the company', ['11222333000262', '11.222.333/0001-81'], '11222333000181'],
    ['the only branch of the company that issued it', ['90021382000122', '11222333000262'], '11222333000262'],
    ['the only shop of the account', ['90021382000122'], '90021382000122'],
  ])('goes out in the name of %s', async (_what, shops, expected) => {
    expect(await senderAmong(...shops)).toBe(expected);
  });

  test.each([[['90021382000122', '45543915000181']], [['11222333000262', '11222333000343']]])(
    'goes out in no other company’s name, nor in that of one of two branches: %j',
    async (shops) => {
      await expect(senderAmong(...shops)).rejects.toMatchObject({
        failure: { code: 'senderIncomplete', message: expect.stringContaining('CNPJ'), hint: expect.stringContaining('Minhas lojas') },
      });
    },
  );
});
