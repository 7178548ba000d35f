import { vendor } from './client/vendor';
import { mercadoLivreRecords } from './orders/orderRecord';

export const mercadoLivreRecordReader = { ...vendor, shapes: mercadoLivreRecords };
