import type { Payment } from '../payment';
import type { EventSource } from './eventSource';

/** A payment provider that reports payments. */
export type PaymentSource = EventSource<{ payment: Payment }>;
