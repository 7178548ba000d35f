import { scriptedVendor, type Step } from '../../support/scriptedVendor.mts';

/** An Olist Tiny that answers what the test says, call by call. */
export const scripted = (steps: readonly Step[]) => scriptedVendor('https://api.tiny.com.br/public-api/v3', steps);

/** As Olist Tiny refuses (API v3, ErrorDTO). */
export const refusal = (mensagem: string, campo = 'x') => ({ mensagem: 'Ocorreram erros de validação', detalhes: [{ campo, mensagem }] });

export const listOf = (...itens: object[]) => ({ itens, paginacao: { limit: 100, offset: 0, total: itens.length } });
