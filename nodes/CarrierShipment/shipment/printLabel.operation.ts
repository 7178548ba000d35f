import type { IBinaryKeyData, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier, ShipmentReference } from '../../../domain/ports/carrier';
import type { ItemResult } from '../../../runtime/host/runItems';
import { eachParcel } from '../../../runtime/carrier/eachParcel';
import { showFor } from '../../shared/showFor';
import { withAddressByPostalCode } from './addressByPostalCode';
import { notOffered } from './notOffered';
import { printFiles, printFormParameter, printFormProperties } from './printForm';
import { shipmentProperties, shipmentReferences } from './shipmentReference';

export const option: INodePropertyOptions = {
	name: 'Print Label',
	value: 'printLabel',
	description: 'Get the label as a file to print; several IDs, separated by commas, make one file where the carrier can',
	action: 'Print a label',
};

export const description: INodeProperties[] = showFor({ operation: ['printLabel'] }, [...printFormProperties, ...shipmentProperties]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.print) throw notOffered(option.name);
	const asked = await Promise.all(shipmentReferences(context, itemIndex).map(async (each) => await asCreated(context, itemIndex, each)));
	const references = await labelsOf(carrier, asked.flatMap(eachOf));
	const form = printFormParameter(context, itemIndex);
	const { field, extension, mimeType } = printFiles[form];
	const files = await carrier.print(references, form);
	const binary: IBinaryKeyData = {};
	for (const [index, file] of files.entries()) {
		const name = index === 0 ? field : `${field}${index + 1}`;
		const fileName = `${nameOf(field, references, files.length, index)}.${extension}`;
		binary[name] = await context.helpers.prepareBinaryData(file, fileName, mimeType);
	}
	return { documents: {}, binary };
}

/** A note of the shop's own courier is made of the order anew: with what Create let its CEP tell. */
async function asCreated(context: IExecuteFunctions, itemIndex: number, reference: ShipmentReference): Promise<ShipmentReference> {
	if (!('order' in reference)) return reference;
	return { ...reference, order: (await withAddressByPostalCode(context, itemIndex, reference.order)).order };
}

/** By the order alone: the first label says how many there are, and all of them are printed. */
async function labelsOf({ get }: Carrier, references: ShipmentReference[]): Promise<ShipmentReference[]> {
	if (!get || !references.some((reference) => 'key' in reference)) return references;
	const { parcels } = await eachParcel(references, get);
	return parcels && parcels.length > 1 ? parcels.map(({ id }) => ({ id })) : references;
}

function eachOf(reference: ShipmentReference): ShipmentReference[] {
	if (!('id' in reference)) return [reference];
	const ids = reference.id.split(/[\s,;]+/).filter((id) => id !== '');
	return [...new Set(ids)].map((id) => ({ id }));
}

/** One file for several labels is named after their number. */
function nameOf(field: string, references: readonly ShipmentReference[], files: number, index: number): string {
	if (files < references.length) return `${references.length} ${field}s`;
	const reference = references[index]!;
	return `${field} ${'id' in reference ? reference.id : reference.order.number}`.replaceAll(/[^\w -]/g, '-');
}
