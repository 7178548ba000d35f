import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { toNodeError } from '../../runtime/host/nodeErrors';
import type { ShownOperation } from './operation';
import { showFor } from './showFor';

/** A kind of thing that a node works on, and all that it can do with it: the module `<resource>.resource.ts`. */
export interface Resource<Each extends ShownOperation> {
	/** As people know it. */
	name: string;
	value: string;
	defaultOperation: string;
	/** By their values. */
	operations: Readonly<Record<string, Each>>;
	/** What each vendor can do, where they differ; without it every operation is offered. */
	offers?: readonly Offer[];
}

export interface Offer {
	vendor: string;
	/** Values of operations. */
	operations: readonly string[];
	/** Where it is not the resource's. */
	defaultOperation?: string;
}

/** The dropdown of a node's resources. */
export function resourceProperty(resources: readonly Resource<ShownOperation>[], byDefault: string): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })),
		default: byDefault,
	};
}

/** The dropdown of the resource's operations, or one for each vendor, of which the chosen vendor's is shown. */
export function operationDropdowns({ value, operations, defaultOperation, offers }: Resource<ShownOperation>): INodeProperties[] {
	if (!offers) return [dropdown(Object.values(operations), { resource: [value] }, defaultOperation)];
	return offers.map((offer) => {
		const offered = offer.operations.map((name) => operations[name]!);
		return dropdown(offered, { resource: [value], vendor: [offer.vendor] }, offer.defaultOperation ?? defaultOperation);
	});
}

function dropdown(offered: readonly ShownOperation[], show: Record<string, string[]>, byDefault: string): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show },
		options: offered.map(({ option }) => option).sort((one, other) => one.name.localeCompare(other.name)),
		default: byDefault,
	};
}

/** The parameters of each operation. */
export function operationParameters({ operations }: Resource<ShownOperation>): INodeProperties[] {
	return Object.entries(operations).flatMap(([name, { description }]) => showFor({ operation: [name] }, description));
}

/**
 * The operation that the node is set to. Another resource's operation is not taken, since the editor leaves it in the node when somebody
 * chooses another resource; a flow written by hand may name its operation alone.
 */
export function chosenOperation<Each extends ShownOperation>(context: IExecuteFunctions, resources: readonly Resource<Each>[]): Each {
	const name = context.getNodeParameter('operation', 0) as string;
	const chosen = context.getNodeParameter('resource', 0, '');
	const named = resources.filter(({ value }) => chosen === '' || value === chosen);
	const operation = named.flatMap(({ operations }) => (Object.hasOwn(operations, name) ? [operations[name]!] : []));
	if (operation.length === 1) return operation[0]!;
	throw toNodeError(context.getNode(), notThere(name), 0);
}

function notThere(name: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'operationUnknown',
		message: `The chosen resource has no operation "${name}"`,
		hint: 'Choose resource and operation from the lists again',
	});
}
