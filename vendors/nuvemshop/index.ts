import { openCheckoutSource } from './checkouts/checkoutSource';
import { accountOf, vendor } from './client/vendor';
import { openOrderSource } from './events/orderSource';
import { defaultTopics, orderTopics } from './events/topics';
import { openParcelDesk } from './orders/parcelDesk';

const store = { ...vendor, accountOf, credentialType: 'ponteNuvemshopApi' };

export const nuvemshopOrderSource = { ...store, open: openOrderSource, topics: orderTopics, defaultTopics };

export const nuvemshopCheckoutSource = { ...store, open: openCheckoutSource, asksOneConsent: true } as const;

export const nuvemshopParcelDesk = { ...store, open: openParcelDesk };
