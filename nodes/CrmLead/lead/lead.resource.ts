import type { LeadBook, LeadKeeper } from '../../../domain/ports/leadKeeper';
import type { VendorEntry } from '../../../runtime/vendorEntry';
import type { Operation } from '../../shared/operation';
import type { Offer, Resource } from '../../shared/resource';
import * as capture from './capture.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import { notOffered } from './notOffered';
import * as noteContact from './noteContact.operation';
import * as stopCadence from './stopCadence.operation';
import * as update from './update.operation';

const ofEvery = { capture, get, stopCadence, update };

const ofKeepers = { getMany: forKeepers(getMany), noteContact: forKeepers(noteContact) };

/** The operations, each vendor's own. */
export function leadResource(
	books: readonly Pick<VendorEntry<unknown>, 'id'>[],
	keepers: readonly Pick<VendorEntry<unknown>, 'id'>[],
): Resource<Operation<LeadBook>> {
	const operations = { ...ofEvery, ...ofKeepers };
	return {
		name: 'Lead',
		value: 'lead',
		defaultOperation: 'capture',
		operations,
		offers: books.map(({ id }): Offer => {
			const isKeeper = keepers.some((keeper) => keeper.id === id);
			return { vendor: id, operations: Object.keys(isKeeper ? operations : ofEvery) };
		}),
	};
}

function forKeepers({ execute, ...shown }: Operation<LeadKeeper>): Operation<LeadBook> {
	return {
		...shown,
		async execute(context, itemIndex, book) {
			if (!isKeeper(book)) throw notOffered(shown.option.name);
			return await execute(context, itemIndex, book);
		},
	};
}

function isKeeper(book: LeadBook): book is LeadKeeper {
	return 'getMany' in book;
}
