import { scriptedVendor, type Step } from '../../support/scriptedVendor.mts';

/** A Bling that answers what the test says, call by call. */
export const scripted = (steps: readonly Step[]) => scriptedVendor('https://api.bling.com.br/Api/v3', steps);

/** As Bling refuses (vendor documentation, ErrorResponse). */
export const refusal = (msg: string, element = 'x') => ({
  error: {
    type: 'VALIDATION_ERROR',
    message: 'Não foi possível salvar a venda',
    description: 'A venda não pode ser salva, pois ocorreram problemas em sua validação.',
    fields: [{ code: 49, msg, element, namespace: 'VENDAS' }],
  },
});
