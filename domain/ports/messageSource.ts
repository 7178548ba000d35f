import type { MessageEvent } from '../messageEvent';
import type { EventSource } from './eventSource';

/** A gateway that reports what becomes of messages and what customers answer. */
export type MessageSource = EventSource<{ messageEvent: MessageEvent }>;
