/** What the account has set up for NFS-e: the services that it invoices and the count of its RPS. */
import type { Handler } from './handler.mts';
import type { ServiceNote } from './model.mts';

/** The answer is not wrapped in `data` (vendor's OpenAPI document). */
export const getServiceSettings: Handler = ({ account, issuer, nfseSystem }) => ({
  status: 200,
  body: {
    basicas: { emissorPadrao: 1, naturezaOperacao: 1 },
    ISS: {
      zerar: false,
      reter: false,
      descontar: false,
      tributos: account.serviceTaxes.map(({ id, item, cnae, description, rate, standard }) => ({
        id,
        percentualISS: rate,
        CNAE: cnae,
        descricaoServico: description,
        padrao: standard,
        // The national system wants the national breakdown, too.
        codigo: { listaServico: nfseSystem === 'national' ? `${item}01` : item, tributacao: item },
      })),
    },
    controle: { numeracaoRPS: { cnpjEmitente: issuer.cnpj, id: account.rpsCounterId, numero: nextRps(account.serviceNotes), serie: 1 } },
    impostos: { bloquearRetencaoPessoaFisica: true },
    envioEmail: { enviarBoletoRPS: false },
    adicionais: { tipoEmissao: 'N', incentivadorFiscal: false },
  },
});

const nextRps = (notes: ReadonlyMap<number, ServiceNote>) =>
  1 + Math.max(0, ...[...notes.values()].map(({ numeroRPS }) => Number(numeroRPS)));
