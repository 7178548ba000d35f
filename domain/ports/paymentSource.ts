import type { Payment } from '../documents/payment';
import type { EventSource } from './eventSource';

/** `payment` where an event is about one; what else the provider reports, as it words it and under its own name for it. */
export type PaymentDocuments = { payment?: Payment | null } & Record<string, unknown>;

/** A payment provider that reports payments. */
export type PaymentSource = EventSource<PaymentDocuments>;
