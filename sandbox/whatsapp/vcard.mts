/** A contact card as the phone sends it. */
import { numberOf } from './phone.mts';
import type { Card } from './speech.mts';

export const vcardOf = ({ name, phone }: Card): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:;${name};;;`,
    `FN:${name}`,
    `TEL;type=CELL;type=VOICE;waid=${numberOf(phone).waId}:${phone}`,
    'END:VCARD',
  ].join('\n');
