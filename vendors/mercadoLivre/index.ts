import { vendor } from './client/vendor';

export const mercadoLivreRecordReader = { ...vendor, shapes: async () => (await import('./orders/orderRecord')).mercadoLivreRecords };
