import type { INodeProperties } from 'n8n-workflow';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import { regularRegimeFields } from '../../shared/regularRegime';
import { serviceProperties } from '../../shared/serviceParameters';
import { showFor } from '../../shared/showFor';

/** For vendors that pass on the codes that they are told. */
const codes: INodeProperties[] = [
	{
		displayName: 'City Tax Code',
		name: 'cityTaxCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 620910000',
		description: "The city's own code of the service (código tributário do município), where it has one in addition to its list",
	},
	{
		displayName: 'CNAE',
		name: 'cnae',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6201501',
		description: 'What the company does, 7 digits, where the city asks for it',
	},
];

/** For vendors that know the city's list of services, and the payments behind an order. */
const ofKnownLists = ['id', 'eachInstallment', ...regularRegimeFields.map(({ name }) => name)];

/** What an NFS-e has to say of the service, each vendor with the codes that mean something to it. */
export function invoicedServiceProperties(entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	const services = entries.filter(({ models }) => models.includes('nfse'));
	const idsOf = (asking: boolean) => services.filter(({ asksServiceCode }) => (asksServiceCode === true) === asking).map(({ id }) => id);
	const properties = serviceProperties.map((property) => {
		if (property.name !== 'serviceDetails') return property;
		const details = (property.options ?? []) as INodeProperties[];
		const shared = details.map((detail) => (ofKnownLists.includes(detail.name) ? showForVendors(detail, idsOf(false)) : detail));
		const options = [...shared, ...codes.map((code) => showForVendors(code, idsOf(true)))];
		return { ...property, options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)) };
	});
	return showFor({ model: ['nfse'] }, properties);
}

function showForVendors(property: INodeProperties, vendors: string[]): INodeProperties {
	return showFor({ '/vendor': vendors }, [property])[0]!;
}
