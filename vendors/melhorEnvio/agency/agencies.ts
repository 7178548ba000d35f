import { z } from 'zod';
import type { Agency } from '../../../domain/documents/shipment';
import type { AgencyRequest, CarrierService } from '../../../domain/ports/carrier';
import { readState } from '../../../domain/values/brazilStates';
import { readPhone } from '../../../domain/values/phone';
import { plainName } from '../../../domain/values/plainName';
import { agencyPlace } from '../../../runtime/carrier/agencyPlace';
import { attempt } from '../../../runtime/errors/attempt';
import type { Call } from '../client/api';
import { id, read, text } from '../client/payload';
import { readRows } from '../client/rows';
import { vendor } from '../client/vendor';

/**
 * The page "Listar agências" of Melhor Envio's documentation has the filters and no answer. The fields are those of an answer that several
 * public projects keep in a comment (`ShipmentController`, 2019: a Jadlog agency in Osasco), and of Melhor Envio's own plugin for
 * WooCommerce, which also knows `company_id` and `companies[0].id` (`Services/AgenciesService.php`).
 */
const agency = z.object({
	id,
	name: text,
	status: text,
	company_id: text,
	companies: z
		.array(z.object({ id: text, name: text }))
		.nullish()
		.catch(null),
	address: z
		.object({
			postal_code: text,
			address: text,
			number: text,
			complement: text,
			district: text,
			city: z
				.object({ city: text, state: z.object({ state_abbr: text }).nullish().catch(null) })
				.nullish()
				.catch(null),
		})
		.nullish()
		.catch(null),
	phone: z.object({ phone: text }).nullish().catch(null),
});

type Row = z.output<typeof agency>;

const to = 'the question for agencies';

/** Those that are open, in exactly this place: what Melhor Envio makes of a city's spelling it does not say. */
export async function listAgencies(call: Call, request: AgencyRequest, services: () => Promise<CarrierService[]>): Promise<Agency[]> {
	const { companyId } = request;
	const { state, city } = agencyPlace(request);
	const wanted = { country: 'BR', state, ...(city === '' ? {} : { city }), ...(companyId === '' ? {} : { company: companyId }) };
	const path = `/shipment/agencies?${new URLSearchParams({ ...wanted, status: 'available' }).toString()}`;
	const rows = (await allRows(call, path)).map((row) => read(agency, row, to));
	const names = await companyNames(services);
	return rows
		.filter(({ status }) => status === null || status === 'available')
		.filter((row) => isThere(row, state, city) && isOf(row, companyId))
		.map((row) => toAgency(row, companyId, names));
}

const maxPages = 50;

/** A bare list, or page for page. */
async function allRows(call: Call, path: string): Promise<unknown[]> {
	const all: unknown[] = [];
	for (let page = 1; page <= maxPages; page++) {
		const { rows, isLast } = readRows(await call({ method: 'GET', path: page === 1 ? path : `${path}&page=${page}`, safety: 'read' }), to);
		all.push(...rows);
		if (isLast) break;
	}
	return all;
}

/** A token that may not list services still lists agencies; then their carriers have no name. */
async function companyNames(services: () => Promise<CarrierService[]>): Promise<Map<string, string>> {
	const known = await attempt(services());
	return new Map(known.ok ? known.value.flatMap(({ company }) => (company ? [[company.id, company.name]] : [])) : []);
}

function isThere({ address }: Row, state: string, city: string): boolean {
	const written = address?.city;
	const isCity = city === '' || plainName(written?.city ?? '') === plainName(city);
	return isCity && readState(written?.state?.state_abbr ?? '') === state;
}

/** Also one that takes parcels of several carriers; a row that does not say whose it is counts as what was asked for. */
function isOf({ companies, company_id: id }: Row, wanted: string): boolean {
	const ids = [...(companies ?? []).map((company) => company.id), id].filter((each) => each !== null);
	return wanted === '' || ids.length === 0 || ids.includes(wanted);
}

function toAgency(row: Row, companyId: string, names: Map<string, string>): Agency {
	const company = row.companies?.find((each) => each.id === companyId) ?? row.companies?.[0];
	const phone = readPhone(row.phone?.phone, 'BR');
	return {
		vendor: vendor.id,
		id: row.id,
		name: row.name ?? row.id,
		company: company?.name ?? names.get(company?.id ?? row.company_id ?? companyId) ?? null,
		address: addressOf(row),
		phone: phone.valid ? phone.e164 : null,
	};
}

/** A number may stand in the street's line, and a CEP of São Paulo without its first zero. */
function addressOf({ address }: Row): Agency['address'] {
	const postalCode = (address?.postal_code ?? '').replace(/\D/g, '').replace(/^\d{7}$/, '0$&');
	return {
		street: address?.address ?? null,
		number: address?.number ?? null,
		complement: address?.complement ?? null,
		district: address?.district ?? null,
		city: address?.city?.city ?? null,
		state: readState(address?.city?.state?.state_abbr ?? '') ?? null,
		postalCode: /^(?!00)\d{8}$/.test(postalCode) ? postalCode : null,
	};
}
