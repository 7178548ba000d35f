/** The handles that every gateway offers to a test. */
import type { Tick } from './course.mts';
import type { Directory } from './directory.mts';
import type { Outbox, OutgoingMessage } from './outbox.mts';

export interface GatewayControls {
  messages(): readonly OutgoingMessage[];
  /** The ticks of the next message, one a second, instead of a course by chance. */
  planCourse(ticks: readonly Tick[]): void;
  /** Nobody is on WhatsApp at this number. */
  setUnreachable(phone: string): void;
}

/** `state` is asked each time: a reset replaces it. */
export const gatewayControls = (state: () => { readonly outbox: Outbox; readonly directory: Directory }): GatewayControls => ({
  messages: () => state().outbox.all(),
  planCourse: (ticks) => state().outbox.plan(ticks),
  setUnreachable: (phone) => state().directory.setUnreachable(phone),
});
