/** A writing operation of a node at one vendor, as the interleavings try it. */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { LateEffect } from '../../../sandbox/world/faults.mts';
import type { Gate } from './explore.mts';

/** How it is once; the page explains each. */
export type Guard = 'election' | 'key' | 'look-up' | 'state' | 'memory' | 'nothing';

export type WriteFault = 'lostAnswer' | LateEffect;

/** The k-th write meets it. */
export interface Fault {
  write: number;
  fault: WriteFault;
}

/** An account in which the operation has not taken place, with whatever it needs to take place. */
export interface Scene {
  readonly clock: Clock;
  /** As a process that has just started has it. */
  connect(): Connection;
  /** Whether the vendor is only asked. */
  isRead(request: HttpRequest): boolean;
  /** The k-th write from now on meets it. */
  strike(k: number, fault: WriteFault): void;
  /** Nothing meets a fault any more. */
  calm(): void;
  /** Writes so far. */
  writes(): number;
  violations(): readonly { rule: string }[];
  /** Does the operation as the node does it. */
  run(connection: Connection, gate: Gate): Promise<Told>;
  /** What has come of it by the vendor's own books, one name an effect. */
  effects(): readonly string[] | Promise<readonly string[]>;
}

/**
 * What the node tells: that it is so now, whose name may be told, or that nobody can tell. `isFirst`: that this run did it, where a flow
 * goes on for the first one alone.
 */
export type Told = { done: string | true; isFirst?: boolean } | { unknown: string };

export interface Operation {
  /** The vendor's folder. */
  vendor: string;
  /** As the node's lists have it: node, resource and operation. */
  node: string;
  operation: string;
  guard: Guard;
  scene: () => Scene | Promise<Scene>;
  /** What nothing can hold: so many effects at the most. 1 where it is absent. */
  most?: number;
  /** What the vendor cannot like of two processes at once, by the rules' names; it holds all the same. */
  takes?: readonly string[];
  /** Of the account's settings or the item, where the operation is tried in several forms. */
  form?: string;
}

export const idOf = (record: { id: string | null }): Told => ({ done: record.id ?? true });
