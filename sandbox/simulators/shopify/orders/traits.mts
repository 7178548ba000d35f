/**
 * Which kind of order comes next. Each trait goes round its own list, and the lists have different lengths, so that a handful of
 * orders shows every trait and no two orders near each other are alike.
 */
import type { Random } from '../../../world/random.mts';
import { awkwardKinds, type OrderTraits, type PlaceOrderOptions } from './options.mts';

const rounds = {
  buyer: ['person', 'company', 'person', 'alphanumericCompany', 'person'],
  taxIdPlace: ['localizedField', 'noteAttribute', 'company'],
  capital: [true, false],
  addressForm: ['separated', 'byHand', 'separated'],
  phonePlace: ['address', 'customer', 'address', 'billing'],
  lineCount: [1, 2, 1, 3, 20, 1, 5],
  discount: ['none', 'percentage', 'none', 'fixed_amount', 'none', 'shipping', 'none', 'none'],
  shipping: ['paid', 'paid', 'free', 'paid', 'paid', 'paid', 'paid', 'free', 'paid', 'paid', 'paid'],
} as const;

type Rounds = typeof rounds;

export type TraitSource = (options: PlaceOrderOptions) => OrderTraits;

export function createTraits(random: Random): TraitSource {
  const offsets = new Map(Object.keys(rounds).map((name) => [name, random.int(0, 9)]));
  let turn = 0;
  const next = <Name extends keyof Rounds>(name: Name): Rounds[Name][number] => {
    const list = rounds[name];
    return list[(turn + offsets.get(name)!) % list.length]!;
  };
  return ({ variety = 'normal', overrides = {} }) => {
    // Every other order of a shop where anything goes is awkward, each kind in its turn.
    const awkward = variety === 'any' && turn % 2 === 1 ? awkwardKinds[((turn - 1) / 2) % awkwardKinds.length] : undefined;
    const traits: OrderTraits = {
      buyer: next('buyer'),
      taxIdPlace: next('taxIdPlace'),
      capital: next('capital'),
      addressForm: next('addressForm'),
      phonePlace: next('phonePlace'),
      lineCount: next('lineCount'),
      discount: next('discount'),
      shipping: next('shipping'),
      awkward,
    };
    turn++;
    return { ...traits, ...overrides };
  };
}
