import type { DeclaredLine, ShipmentStatus } from '../../../domain/documents/shipment';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';

/** Sender or recipient, as far as a label tells. */
export interface Party {
	name: string | null;
	email: string | null;
	phone: string | null;
	document: string | null;
	postalCode: string | null;
}

/** A label (*pré-postagem*) as it is made and listed. */
export interface PrePosting {
	id: string;
	/** The number that the parcel is followed by. */
	code: string | null;
	serviceId: string | null;
	/** See `statusOf`. */
	state: number;
	/** The moment of that state. */
	stateAt: string | null;
	createdAt: string | null;
	/** What Correios found wrong when it looked closer. */
	asyncError: string | null;
	/** What this package knows it by, see `referenceOf`. */
	references: readonly (string | null)[];
	price: number | null;
	to: Party;
	from: Party;
	/** Of goods that come back. */
	isReverse: boolean;
	remark: string | null;
	/** As Correios sent it. */
	raw: Json;
}

/** `unknownOutcome` where it has no id or state: it may be the one that was written or is looked for. */
export function readPrePosting(body: unknown): PrePosting {
	const row = asRecord(body);
	const id = asText(row.id);
	const state = asNumber(row.statusAtual);
	if (id === null || state === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a request about a label', ['id', 'statusAtual']);
	const remark = asText(row.observacao);
	return {
		id,
		code: asText(row.codigoObjeto),
		serviceId: asText(row.codigoServico),
		state,
		stateAt: moment(row.dataHoraStatusAtual),
		createdAt: moment(row.dataHora),
		asyncError: asText(row.erroAssincrono) ?? asText(asRecord(row.erroAssincrono).mensagem),
		references: [asText(row.pedidoExternoOrigem), remark?.split(' ').at(-1) ?? null],
		price: asNumber(row.precoPrePostagem) ?? asNumber(row.precoServico),
		to: partyIn(row.destinatario),
		from: partyIn(row.remetente),
		isReverse: asText(row.logisticaReversa)?.toUpperCase() === 'S',
		remark,
		raw: row,
	};
}

/** Undefined for a row that cannot be read. */
export function readablePrePosting(row: unknown): PrePosting | undefined {
	try {
		return readPrePosting(row);
	} catch {
		return undefined;
	}
}

function partyIn(value: unknown): Party {
	const party = asRecord(value);
	const mobile = asText(party.celular);
	return {
		name: asText(party.nome),
		email: asText(party.email),
		phone: mobile === null ? null : `${asText(party.dddCelular) ?? ''}${mobile}`,
		document: asText(party.cpfCnpj),
		postalCode: asText(asRecord(party.endereco).cep),
	};
}

/** Brasília time without a zone, with fractions of a second. */
function moment(value: unknown): string | null {
	return fromBrazilTime(asText(value)?.slice(0, 19) ?? null);
}

/** 1 and 7 are in the making; 4, 5 and 6 are expired, cancelled and reversed. */
const byState: Readonly<Record<number, ShipmentStatus>> = {
	1: 'created',
	2: 'label_ready',
	3: 'posted',
	4: 'cancelled',
	5: 'cancelled',
	6: 'cancelled',
	7: 'created',
};

export function statusOf({ state }: PrePosting): ShipmentStatus {
	return byState[state] ?? 'unknown';
}

/** One that Correios refused after it had taken it never was a label. */
export function wasRefused(label: PrePosting): boolean {
	return label.asyncError !== null && ['created', 'unknown'].includes(statusOf(label));
}

/** What the label declares; null unless it tells all of it. */
export function declaredOn({ raw }: Pick<PrePosting, 'raw'>): DeclaredLine[] | null {
	const lines = asRecords(raw.itensDeclaracaoConteudo).map(readLine);
	return lines.length === 0 || lines.some(({ name, quantity }) => name === '' || quantity < 1) ? null : lines;
}

export function readLine({ conteudo, quantidade }: Json): DeclaredLine {
	return { name: asText(conteudo) ?? '', quantity: asNumber(quantidade) ?? 0 };
}

export function itemsIn(body: unknown): unknown[] {
	const { itens } = asRecord(body);
	if (!Array.isArray(itens)) throw unreadableAnswer(vendor, 'transient', 'the list of labels', ['itens']);
	return asRecords(itens);
}
