/** IBGE numbers: the state, and its capital, which stands for every town of the state. */
const states: Record<string, readonly [string, string]> = {
  RO: ['11', '1100205'],
  AC: ['12', '1200401'],
  AM: ['13', '1302603'],
  RR: ['14', '1400100'],
  PA: ['15', '1501402'],
  AP: ['16', '1600303'],
  TO: ['17', '1721000'],
  MA: ['21', '2111300'],
  PI: ['22', '2211001'],
  CE: ['23', '2304400'],
  RN: ['24', '2408102'],
  PB: ['25', '2507507'],
  PE: ['26', '2611606'],
  AL: ['27', '2704302'],
  SE: ['28', '2800308'],
  BA: ['29', '2927408'],
  MG: ['31', '3106200'],
  ES: ['32', '3205309'],
  RJ: ['33', '3304557'],
  SP: ['35', '3550308'],
  PR: ['41', '4106902'],
  SC: ['42', '4205407'],
  RS: ['43', '4314902'],
  MS: ['50', '5002704'],
  MT: ['51', '5103403'],
  GO: ['52', '5208707'],
  DF: ['53', '5300108'],
};

/** Where the simulated company sits. */
export const issuerState = 'SP';

export const isState = (uf: string): boolean => uf in states;
export const stateNumber = (uf: string): string => states[uf]![0];
export const townNumber = (uf: string): string => states[uf]![1];
