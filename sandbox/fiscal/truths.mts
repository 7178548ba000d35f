/** What the simulated SEFAZ takes for true, for the list of every simulator that sends to it. */
import type { Truth } from '../world/simulator.mts';

export const sefazTruths: readonly Truth[] = [
  {
    label: 'documented',
    behaviour:
      'SEFAZ rejects a document that breaks its layout: 208 and 237 (CNPJ, CPF), 210 (IE), 225 (schema), 535, 537, 564, 610 and 629 (sums), 598 (name in homologation), ' +
      '696 (final consumer), 732, 733, 772 and 773 (destination and CFOP), 777 and 778 (NCM).',
  },
  { label: 'assumed', behaviour: 'SEFAZ rejects with 1115 a document of the regular regime without IBS and CBS (several sources).' },
  {
    label: 'assumed',
    behaviour: 'No ICMS, PIS or COFINS is charged in the sandbox, every town is the capital of its state, and signatures are not real.',
  },
];
