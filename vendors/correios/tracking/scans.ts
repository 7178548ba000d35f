import type { ShipmentStatus } from '../../../domain/documents/shipment';

const delivery: readonly [ShipmentStatus, string][] = [
	['delivered', '00 01 67 70 79'],
	['awaiting_pickup', '03 12 24 26 68'],
	['returned', '14 23 62'],
	['lost', '09 13 28 29 37 50 51 52 80 86 98'],
	['in_transit', '15 18 22 32 45 53 66 69'],
	['failed_attempt', '02 04 05 06 07 08 10 19 20 21 25 30 33 34 35 36 38 39 46 47 48 49'],
];

/** Types of a scan's code by what they mean; `*` all types (tables of Correios, as public clients have them). */
const scans: Readonly<Record<string, readonly [ShipmentStatus, string][]>> = {
	PO: [['posted', '*']],
	CO: [['posted', '01']],
	RO: [['in_transit', '*']],
	DO: [['in_transit', '*']],
	PMT: [['in_transit', '*']],
	CAR: [['in_transit', '*']],
	CD: [['in_transit', '*']],
	CMT: [['in_transit', '*']],
	CUN: [['in_transit', '*']],
	CMR: [['in_transit', '*']],
	TRI: [['in_transit', '*']],
	OEC: [['out_for_delivery', '*']],
	LDE: [['out_for_delivery', '*']],
	LDI: [['awaiting_pickup', '*']],
	BDE: delivery,
	BDI: delivery,
	BDR: delivery,
	BLQ: [['returned', '05 22']],
	IDC: [['lost', '*']],
	FC: [
		['lost', '11 51 55'],
		['in_transit', '02 03 05 29 47'],
	],
	PAR: [
		['delivered', '15'],
		['returned', '13'],
		['in_transit', '16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34'],
	],
};

/** A type that is not in the tables goes by its words: new ones come now and then. */
const byWords: readonly [RegExp, ShipmentStatus][] = [
	[/devol|ao remetente/i, 'returned'],
	[/extravi|roub|furt|avari|danific/i, 'lost'],
	[/n[ãa]o (foi )?entreg|ausente|recus|tentativa/i, 'failed_attempt'],
	[/aguardando retirada|dispon[íi]vel para retirada/i, 'awaiting_pickup'],
	[/saiu para entrega/i, 'out_for_delivery'],
	[/\bentregue\b/i, 'delivered'],
	[/postado/i, 'posted'],
	[/encaminhad|tr[âa]nsito|transfer/i, 'in_transit'],
];

export function statusOfScan(code: string, type: string, words: string | null): ShipmentStatus {
	const wanted = type.padStart(2, '0');
	const found = scans[code.toUpperCase()]?.find(([, types]) => types === '*' || types.split(' ').includes(wanted));
	return found?.[0] ?? byWords.find(([pattern]) => pattern.test(words ?? ''))?.[1] ?? 'unknown';
}

/** EST: the scan before was a mistake. */
export function cancelsTheOneBefore(code: string): boolean {
	return code.toUpperCase() === 'EST';
}
