import type { Order } from '../documents/order';
import type { EventSource } from './eventSource';

/** A shop that reports orders. */
export type OrderSource = EventSource<{ order: Order }>;
