import { readAddressLines } from '../../../domain/values/addressLines';
import { readState } from '../../../domain/values/brazilStates';
import { readPhone } from '../../../domain/values/phone';
import { isOthersField } from '../../../domain/values/othersNames';
import { plainName } from '../../../domain/values/plainName';
import { parsePostalCode, type PostalAddress } from '../../../domain/values/postalAddress';
import { readTaxIds, type TaxId } from '../../../domain/values/taxId';
import type { PaymentCustomer } from '../../../domain/documents/payment';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { idOf, type Sale } from './lookUp';

function isTaxIdName(name: string): boolean {
	return /cpf|cnpj|documento|document$/.test(plainName(name)) && !isOthersField(name);
}

export function customerOf(sale: Sale): PaymentCustomer {
	const details = asRecord(sale.session?.customer_details);
	const billing = asRecord(sale.charge?.billing_details);
	const shipping = shippingOf(sale);
	const taxId = taxIdOf(sale);
	const business = taxId?.type === 'CNPJ' ? asText(details.business_name) : null;
	const names = [business, details.individual_name, details.name, billing.name, shipping.name];
	const country = asText(asRecord(details.address).country) ?? asText(asRecord(billing.address).country);
	return {
		id: idOf(sale.intent?.customer) ?? idOf(sale.session?.customer),
		name: firstText(names),
		email: firstText([details.email, billing.email, sale.intent?.receipt_email]),
		phone: phoneOf([details.phone, shipping.phone, billing.phone], country),
		taxId,
		stateRegistration: null,
		address: billingAddressOf(sale),
	};
}

export function billingAddressOf({ session, charge }: Sale): PostalAddress | null {
	const details = asRecord(session?.customer_details);
	const billing = asRecord(charge?.billing_details);
	return addressOf(details) ?? addressOf(billing);
}

export function shippingAddressOf(sale: Sale): PostalAddress | null {
	return addressOf(shippingOf(sale));
}

/** Under `collected_information` since 2025-03-31, beside the session's other fields before, with the payment where a program charged. */
function shippingOf({ session, intent }: Sale): Json {
	const places = [asRecord(session?.collected_information).shipping_details, session?.shipping_details, intent?.shipping];
	return places.map(asRecord).find(({ address }) => asText(asRecord(address).line1) !== null) ?? {};
}

/** What was asked for taxes, what the boleto was made out to, what the checkout's own fields say; where none was filled in, the shop's own data. */
function taxIdOf({ session, charge, intent }: Sale): TaxId | null {
	const taxIds = asRecords(asRecord(session?.customer_details).tax_ids).filter(({ type }) => type === 'br_cpf' || type === 'br_cnpj');
	const boleto = asRecord(asRecord(charge?.payment_method_details).boleto).tax_id;
	// Stripe asks for it where a shop outside Latin America sells to somebody within (reference of the Charge).
	const billing = asRecord(charge?.billing_details).tax_id;
	const fields = asRecords(session?.custom_fields).flatMap((field) => {
		const { key, type, label } = field;
		const names = [key, asRecord(label).custom].map((name) => asText(name) ?? '');
		return names.some(isTaxIdName) && !names.some(isOthersField) ? [asRecord(field[asText(type) ?? 'text']).value] : [];
	});
	const metadata = [session?.metadata, intent?.metadata].flatMap((each) =>
		Object.entries(asRecord(each)).flatMap(([key, value]) => (isTaxIdName(key) ? [value] : [])),
	);
	const read = (values: readonly unknown[]) => readTaxIds(values.map(asText).filter((text) => text !== null));
	return read([...taxIds.map(({ value }) => value), boleto, billing, ...fields]) ?? read(metadata) ?? null;
}

/** Two lines for four things in Brazil: taken apart as people write them. */
function addressOf(person: Json): PostalAddress | null {
	const address = asRecord(person.address);
	const [line1, line2, city, postcode] = [address.line1, address.line2, address.city, address.postal_code].map(asText);
	if (!line1 && !postcode) return null;
	const country = asText(address.country)?.toUpperCase() ?? null;
	const abroad = country !== null && country !== 'BR';
	const lines = abroad
		? { street: line1 ?? null, number: null, complement: line2 ?? null, district: null }
		: readAddressLines(line1 ?? '', line2 ?? '');
	const phone = phoneOf([person.phone], country);
	return {
		recipient: asText(person.name),
		...lines,
		city: city ?? null,
		state: (abroad ? undefined : readState(asText(address.state) ?? '')) ?? asText(address.state)?.toUpperCase() ?? null,
		postalCode: parsePostalCode(postcode) ?? postcode ?? null,
		country,
		...(phone === null ? {} : { phone }),
	};
}

function phoneOf(written: readonly unknown[], country: string | null): string | null {
	const readings = written.map((text) => readPhone(text, country)).filter((reading) => reading.valid);
	return readings[0]?.e164 ?? firstText(written);
}

function firstText(values: readonly unknown[]): string | null {
	return values.map(asText).find((text) => text !== null) ?? null;
}
