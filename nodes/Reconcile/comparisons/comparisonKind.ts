import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Period } from '../../../domain/reconcile/period';
import type { Compared } from '../../../runtime/reconcile/compareSides';
import type { VendorEntry } from '../../../runtime/vendorEntry';

/** What a run is asked for. */
export interface Asked {
	period: Period;
	/** How long it may wait for limits and temporary problems. */
	seconds: number;
	now: number;
}

/** The two systems that were compared. */
export interface Parties {
	here: VendorEntry<unknown>;
	there: VendorEntry<unknown>;
}

/** One of the things that the node compares. */
export interface ComparisonKind {
	/** As the dropdown "Compare" offers it. */
	option: INodePropertyOptions & { value: string };
	/** It compares what is so now, not what happened on some days: a difference that is gone is over, and news when it comes back. */
	isOfNow?: true;
	/** What the other side is called. */
	thereLabel: string;
	here: readonly VendorEntry<unknown>[];
	there: readonly VendorEntry<unknown>[];
	compare(context: IExecuteFunctions, itemIndex: number, asked: Asked): Promise<Compared & Parties>;
}
