import type { VendorEntry } from '../../runtime/vendorEntry';
import type { ShownOperation } from './operation';
import type { Resource } from './resource';

/**
 * What stands below a node on the canvas, in the words of its panel: `Issue · Bling`, or `Create · Payment` of a node that works on
 * several kinds of things. An expression of n8n's, because the choices are the user's.
 */
export function operationSubtitle(
	resources: readonly Resource<ShownOperation>[],
	vendors: readonly Pick<VendorEntry<unknown>, 'id' | 'name'>[] = [],
): string {
	const isOne = resources.length === 1;
	// One value may be called "Create" of one thing and "Create or Find" of another.
	const operations = resources.flatMap(({ name, value, operations: its }) =>
		Object.values(its).map(({ option }) =>
			isOne ? [option.value, option.name] : [`${value} ${String(option.value)}`, `${option.name} · ${name}`],
		),
	);
	const key = isOne ? operation : `$parameter["resource"] + " " + ${operation}`;
	const parts = [called(key, operations, operation)];
	if (vendors.length > 0)
		parts.push(
			called(
				vendor,
				vendors.map(({ id, name }) => [id, name]),
				vendor,
			),
		);
	return `={{ ${parts.join(' + " · " + ')} }}`;
}

/** Of a node that works with systems and has no operations: `Shopify ⇄ Bling`. `parameters`: where they are chosen. */
export function systemsSubtitle(parameters: readonly string[], systems: readonly Pick<VendorEntry<unknown>, 'id' | 'name'>[]): string {
	const names = systems.map(({ id, name }) => [id, name]);
	const parts = parameters.map((parameter) => `$parameter["${parameter}"]`).map((chosen) => called(chosen, names, chosen));
	return `={{ ${parts.join(' + " ⇄ " + ')} }}`;
}

const operation = '$parameter["operation"]';
const vendor = '$parameter["vendor"]';

/** What the lists do not have, e.g. an operation of a newer version's flow, is called by its value. */
function called(key: string, names: unknown[][], otherwise: string): string {
	return `((${JSON.stringify(Object.fromEntries(names))})[${key}] || ${otherwise})`;
}
