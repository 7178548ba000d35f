import { z } from 'zod';
import type { CarrierService, ServiceLimits } from '../../../domain/ports/carrier';
import { longestFirst, type Sides } from '../../../domain/parcels/sides';
import type { Connection } from '../../../runtime/client/connection';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { Call } from '../client/api';
import { decimal, id, read, text } from '../client/payload';
import { wantsAgency } from '../agency/wantsAgency';

const range = z.object({ min: decimal, max: decimal }).nullish().catch(null);

/** Kilograms and centimetres. */
const box = z.object({ weight: range, width: range, height: range, length: range, sum: decimal });

const service = z.object({
	id,
	name: text,
	company: z.object({ id: text, name: text }).nullish().catch(null),
	restrictions: z
		.object({ formats: z.object({ box }) })
		.nullish()
		.catch(null),
});

const remembered = new RecentAnswers<CarrierService[]>();

/** The services that the account can choose from, as "Correios PAC", with what each takes. */
export async function listServices(connection: Connection, call: Call): Promise<CarrierService[]> {
	return await remembered.get(connection.account, connection.clock, async () => {
		const rows = read(
			z.array(service),
			await call({ method: 'GET', path: '/shipment/services', safety: 'read' }),
			'the request for its services',
		);
		return rows.map((row) => {
			const limits = row.restrictions && limitsOf(row.restrictions.formats.box);
			return {
				id: row.id,
				name: [row.company?.name, row.name].filter(Boolean).join(' ') || row.id,
				...(limits ? { limits } : {}),
				...(wantsAgency({ carrier: row.company?.name ?? '' }) ? { lastResort: true } : {}),
				...(row.company?.id && row.company.name ? { company: { id: row.company.id, name: row.company.name } } : {}),
			};
		});
	});
}

/** A limit that is not told, or is 0, is none. */
function limitsOf({ weight, width, height, length, sum }: z.output<typeof box>): ServiceLimits {
	const sides = [length, width, height];
	const millimetres = (values: (number | null | undefined)[], none: number) =>
		longestFirst(values.map((value) => (value ? value * 10 : none)) as unknown as Sides);
	return {
		maxGrams: weight?.max ? Math.floor(weight.max * 1000) : 1e9,
		maxSides: millimetres(
			sides.map((side) => side?.max),
			1e6,
		),
		maxSum: sum ? sum * 10 : 3e6,
		minSides: millimetres(
			sides.map((side) => side?.min),
			0,
		),
	};
}
