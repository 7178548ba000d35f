/** What the simulated SEFAZ takes for true, for the list of every simulator that sends to it. */
import type { Truth } from '../world/simulator.mts';

export const sefazTruths: readonly Truth[] = [
  {
    label: 'documented',
    behaviour:
      'SEFAZ rejects a document that breaks its layout: 208 and 237 (CNPJ, CPF), 210 (IE), 225 (schema), 535, 537, 564, 610 and 629 (sums), 598 (name in homologation), ' +
      '696 (final consumer), 732, 733, 772 and 773 (destination and CFOP), 777 and 778 (NCM).',
  },
  {
    label: 'assumed',
    harmless:
      'ERPs name IBS and CBS themselves, and the rejection would be passed on; to Focus NFe nothing is sent without them (ibsCbsMissing), which is stricter than SEFAZ may be.',
    behaviour: 'SEFAZ rejects with 1115 a document of the regular regime without IBS and CBS (several sources).',
  },
  {
    label: 'assumed',
    harmless:
      'A simplification of the sandbox: no adapter reads back which taxes an ERP charged, which town it was or whether a signature is real.',
    behaviour:
      'ERPs charge no ICMS, PIS or COFINS in the sandbox, and name IBS and CBS by themselves from 2027-01-04 on; every town is the capital of its state, and signatures are not real.',
  },
  {
    label: 'documented',
    source: 'XML schema PL_010, type TString',
    behaviour:
      'SEFAZ takes texts of the alphabet [!-ÿ] with blanks inside only, of at most 60 letters (a name of goods 120, remarks 5,000), and trims nothing: 225 (switch sefazTexts).',
  },
  {
    label: 'assumed',
    harmless: 'What the package sends has the alphabet and the lengths of the layout already (layoutText): there is nothing left to clean.',
    behaviour:
      'Whether ERPs clean the texts of a sale is not known: their documents pass with any, unless the switch sefazTextsOfErps is on.',
  },
  {
    label: 'documented',
    source: 'technical note 2015.003, rule 805',
    behaviour:
      'SEFAZ of AM, BA, CE, GO, MG, MS, MT, PA, PE, RN, SE and SP knows nobody who is exempt from registration (indIEDest 2), but for operations that are exempt, immune or untaxed: 805 (switch sefazExemptByState).',
  },
  {
    label: 'assumed',
    harmless: 'Stricter than SEFAZ may be: no adapter branches on 999, and a rejection is passed on.',
    source: 'no code of the real SEFAZ was found',
    behaviour:
      'The sandbox refuses CFOP 6107 and 6108 to who pays ICMS, and 6101 and 6102 to who does not, with 999 (switch sefazCfopOfContributor).',
  },
  {
    label: 'documented',
    source: 'rule of 391, optional for each state',
    behaviour:
      'An NFC-e that was paid by card or, since, by Pix names the group of electronic payments (tpIntegra): 391 (switch sefazPaymentGroup).',
  },
  {
    label: 'documented',
    source: 'technical note 2020.006',
    behaviour:
      'A sale that was not made on the spot says whether there was an intermediary (434), one that cannot have any does not (435), and the CNPJ of one is right (440) (switch sefazIntermediary).',
  },
  {
    label: 'assumed',
    harmless: 'The package refuses such an order before it is sent (intermediaryCheck); no adapter reads the code.',
    source: 'third parties',
    behaviour: 'An intermediary that is marked and not named is rejected with 438.',
  },
  {
    label: 'documented',
    source: 'rule NA01-20',
    behaviour:
      "A taxed sale of the regular regime to a consumer in another state has the group of that state's share: 694 (switch sefazDestinationShare).",
  },
  {
    label: 'documented',
    source: 'XML schema PL_010, groups ICMS00, PISAliq, COFINSAliq',
    behaviour: 'A tax that is charged has base, rate and amount: 225 (switch sefazRates).',
  },
  {
    label: 'documented',
    source: 'technical note 2025.002',
    behaviour:
      'IBS of the state is 0.1 % in 2026 and 0.05 % in 2027 and 2028 (1026, 1027), of the town 0 and 0.05 % (1036), CBS 0.9 % in 2026 (1037); later rates are not known and not looked at.',
  },
  {
    label: 'assumed',
    harmless:
      'ERPs name them themselves, and the rejection would be passed on; to Focus NFe nothing is sent without them from that day on, which is stricter than SEFAZ may be.',
    source: 'several third parties',
    behaviour: 'Simples Nacional names IBS and CBS from 2027-01-04 on: 1115.',
  },
  {
    label: 'documented',
    source: 'Anexo I, Leiaute e Regras de Validação da NF-e e da NFC-e: rules E02-20 and E03a-30',
    behaviour: 'A foreign document stands without a state registration (925), and no NFC-e is made out to its own issuer (220).',
  },
  {
    label: 'documented',
    source: 'the same, rules E01-10 (719, of model 55 alone) and E01-20 (787, of model 65 only where it is brought home)',
    behaviour: 'An NFC-e over the counter needs no named consumer and no address.',
  },
  {
    label: 'documented',
    source: 'rules E01-20 and W16-40 of model 65',
    behaviour:
      'An NFC-e that is brought home names its consumer (787) and the address (788), and one over more than R$ 10,000 its consumer (750; states may have a lower limit) (switch sefazConsumer).',
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
    harmless:
      'No adapter knows a rule of a town: a note is asked for until it is decided, and a refusal is passed on with its code and words.',
    behaviour:
      'Every town keeps to the ABRASF model and the list of LC 116/2003, knows every municipal registration, and takes 10 to 60 seconds; the national system ' +
      'looks at the tax code only, and rejects with E0310 one that is not in its list (third parties).',
  },
  {
    label: 'assumed',
    harmless: 'No adapter knows a term: it asks for the cancellation and passes the refusal on.',
    behaviour: 'An NFS-e can be cancelled for 30 days (each town has its own term), and is refused with E523 afterwards.',
  },
];
