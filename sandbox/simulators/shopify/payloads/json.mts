/** Webhook bodies hold ids as bare numbers beyond 2^53, which JavaScript's numbers cannot: they are written digit by digit. */
import type { Digits } from '../state/ids.mts';

/** Private-use characters mark an id until the text is made. */
const open = '\uE000';
const close = '\uE001';

export const rawId = (id: Digits | null): string | null => (id === null ? null : `${open}${id}${close}`);

export const toJson = (body: unknown): string => JSON.stringify(body).replace(new RegExp(`"${open}(\\d+)${close}"`, 'g'), '$1');
