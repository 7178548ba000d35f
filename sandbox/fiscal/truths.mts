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

/** The same for the tax offices behind NFS-e. */
export const cityHallTruths: readonly Truth[] = [
  {
    label: 'documented',
    behaviour:
      'A town rejects an RPS by the codes of the ABRASF model (in the copy of a town’s system): E15 and E16 (date), E18, E19 and E21 (sums), E30 (item of the list of services), E42 (place), ' +
      'E47, E52 and E117 to E127 (taker), E56, E59 and E113 to E115 (a company without its whole address), E107 (text), E144 and E145 (nature, regime).',
  },
  {
    label: 'assumed',
    behaviour:
      'Every town keeps to the ABRASF model and the list of LC 116/2003, knows every municipal registration, and takes 10 to 60 seconds; the national system ' +
      'looks at the tax code only, and rejects with E0310 one that is not in its list (third parties).',
  },
  {
    label: 'assumed',
    behaviour: 'An NFS-e can be cancelled for 30 days (each town has its own term), and is refused with E523 afterwards.',
  },
];
