/** The registry: one line a vendor and port. Nodes know vendors by this file alone. */
import type { AppointmentSource } from '../domain/ports/appointmentSource';
import type { Calendar } from '../domain/ports/calendar';
import type { CheckoutKeeper } from '../domain/ports/checkoutKeeper';
import type { InvoiceRegister } from '../domain/ports/invoiceRegister';
import type { LabelRegister } from '../domain/ports/labelRegister';
import type { OrderReader } from '../domain/ports/orderKeeper';
import type { OrderSource } from '../domain/ports/orderSource';
import type { PaymentKeeper } from '../domain/ports/paymentKeeper';
import type { PaymentRegister } from '../domain/ports/paymentRegister';
import type { PaymentSource } from '../domain/ports/paymentSource';
import type { SkuCatalogue } from '../domain/ports/stock';
import type { UnpaidSource } from '../domain/ports/unpaidSource';
import type {
	BookingSourceEntry,
	CarrierEntry,
	CheckoutSourceEntry,
	InvoiceIssuerEntry,
	InvoiceSourceEntry,
	LeadBookEntry,
	LeadKeeperEntry,
	LeadSourceEntry,
	MessageSourceEntry,
	MessengerEntry,
	ShipmentSourceEntry,
	SkuStockEntry,
	OrderStockEntry,
	PostalCodeBookEntry,
	RecordReaderEntry,
	VendorEntry,
} from '../runtime/vendorEntry';
import { asaasAccount, asaasInvoiceIssuer, asaasPaymentRegister, asaasPaymentSource, asaasUnpaidSource } from './asaas';
import { blingInvoiceIssuer, blingInvoiceRegister, blingInvoiceSource, blingSkuStock, blingOrderStock } from './bling';
import { brasilApiPostalCodeBook } from './brasilApi';
import { calComBookingSource, calComRecordReader } from './calCom';
import { calendlyBookingSource, calendlyRecordReader } from './calendly';
import { correiosCarrier, correiosLabelRegister, correiosShipmentSource } from './correios';
import { evolutionMessenger, evolutionMessageSource } from './evolution';
import { focusNfeInvoiceIssuer, focusNfeInvoiceSource } from './focusNfe';
import { frenetCarrier } from './frenet';
import { googleCalendarAppointmentSource, googleCalendarCalendar, googleCalendarRecordReader } from './googleCalendar';
import { hubSpotLeadKeeper, hubSpotRecordReader } from './hubSpot';
import { melhorEnvioCarrier, melhorEnvioLabelRegister, melhorEnvioShipmentSource } from './melhorEnvio';
import { metaLeadsSource } from './metaLeads';
import { mercadoLivreRecordReader } from './mercadoLivre';
import { notionLeadKeeper } from './notion';
import { nuvemshopOrderSource, nuvemshopParcelDesk, nuvemshopCheckoutSource } from './nuvemshop';
import {
	olistTinyInvoiceIssuer,
	olistTinyInvoiceRegister,
	olistTinyInvoiceSource,
	olistTinySkuStock,
	olistTinyOrderStock,
} from './olistTiny';
import { omieInvoiceIssuer, omieInvoiceRegister, omieInvoiceSource, omieSkuStock, omieOrderStock } from './omie';
import { ownCarrier } from './ownCarrier';
import { pipedriveLeadKeeper } from './pipedrive';
import { rdStationLeadBook } from './rdStation';
import { salesforceLeadKeeper, salesforceRecordReader } from './salesforce';
import {
	shopifyOrderKeeper,
	shopifyOrderSource,
	shopifySkuCatalogue,
	shopifySkuStock,
	shopifyRecordReader,
	shopifyCheckoutSource,
} from './shopify';
import { stripeCheckoutKeeper, stripePaymentRegister, stripePaymentSource, stripeRecordReader } from './stripe';
import { superFreteCarrier, superFreteLabelRegister, superFreteShipmentSource } from './superFrete';
import { twilioMessenger, twilioMessageSource } from './twilio';
import { viaCepPostalCodeBook } from './viaCep';
import { wahaMessenger, wahaMessageSource } from './waha';
import { whatsappCloudMessenger, whatsappCloudMessageSource } from './whatsappCloud';
import {
	wooCommerceOrderDesk,
	wooCommerceOrderSource,
	wooCommerceSkuCatalogue,
	wooCommerceSkuStock,
	wooCommerceRecordReader,
} from './wooCommerce';
import { zApiMessenger, zApiMessageSource } from './zApi';

export const invoiceIssuers: readonly InvoiceIssuerEntry[] = [
	blingInvoiceIssuer,
	olistTinyInvoiceIssuer,
	omieInvoiceIssuer,
	asaasInvoiceIssuer,
	focusNfeInvoiceIssuer,
];

/** Issuers that list what they have issued by day, with number and value. */
export const invoiceRegisters: readonly VendorEntry<InvoiceRegister>[] = [
	blingInvoiceRegister,
	olistTinyInvoiceRegister,
	omieInvoiceRegister,
];

export const invoiceSources: readonly InvoiceSourceEntry[] = [
	blingInvoiceSource,
	focusNfeInvoiceSource,
	olistTinyInvoiceSource,
	omieInvoiceSource,
];

export const skuStocks: readonly SkuStockEntry[] = [blingSkuStock, shopifySkuStock, wooCommerceSkuStock, olistTinySkuStock, omieSkuStock];

/** Counters that list the SKUs of what they sell. */
export const skuCatalogues: readonly VendorEntry<SkuCatalogue>[] = [shopifySkuCatalogue, wooCommerceSkuCatalogue];

/** Counters that also post the stock of an order that they know, and do so instead of counting its lines. */
export const orderStocks: readonly OrderStockEntry[] = [blingOrderStock, olistTinyOrderStock, omieOrderStock];

export const carriers: readonly CarrierEntry[] = [melhorEnvioCarrier, superFreteCarrier, correiosCarrier, frenetCarrier, ownCarrier];

/** The same as sources of what becomes of parcels. */
export const shipmentSources: readonly ShipmentSourceEntry[] = [
	melhorEnvioShipmentSource,
	superFreteShipmentSource,
	correiosShipmentSource,
];

/** Where CEPs are looked up, in the order that they are asked in. They know no accounts. */
export const postalCodeBooks: readonly PostalCodeBookEntry[] = [viaCepPostalCodeBook, brasilApiPostalCodeBook];

/** Carriers that list the labels that were bought, by when they were. */
export const labelRegisters: readonly VendorEntry<LabelRegister>[] = [
	melhorEnvioLabelRegister,
	superFreteLabelRegister,
	correiosLabelRegister,
];

export const messengers: readonly MessengerEntry[] = [
	whatsappCloudMessenger,
	evolutionMessenger,
	zApiMessenger,
	wahaMessenger,
	twilioMessenger,
];

/** The same gateways as sources of statuses and answers. */
export const messageSources: readonly MessageSourceEntry[] = [
	whatsappCloudMessageSource,
	evolutionMessageSource,
	zApiMessageSource,
	wahaMessageSource,
	twilioMessageSource,
];

/** Payment providers. Each has a trigger of its own, because each has events of its own: taken by name. */
export const paymentSources = { asaas: asaasPaymentSource, stripe: stripePaymentSource } satisfies Record<
	string,
	VendorEntry<PaymentSource>
>;

/** The same providers as those who list their payments by day. */
export const paymentRegisters: readonly VendorEntry<PaymentRegister>[] = [asaasPaymentRegister, stripePaymentRegister];

/** The same providers, as far as they can be looked through for who has not paid: taken by name. */
export const unpaidSources = { asaas: asaasUnpaidSource } satisfies Record<string, VendorEntry<UnpaidSource>>;

/** The same providers as systems to work in, each with records of its own beside the payments: taken by name. */
export const paymentKeepers = { asaas: asaasAccount } satisfies Record<string, VendorEntry<{ payments: PaymentKeeper }>>;

/** Payment providers whose customers buy in a checkout: taken by name. */
export const checkoutKeepers = { stripe: stripeCheckoutKeeper } satisfies Record<string, VendorEntry<CheckoutKeeper>>;

/** Shops. Their trigger and their action are their own, because each has events and records of its own: taken by name. */
export const orderSources = {
	shopify: shopifyOrderSource,
	wooCommerce: wooCommerceOrderSource,
	nuvemshop: nuvemshopOrderSource,
} satisfies Record<string, VendorEntry<OrderSource>>;

/** Shops that know who has begun to buy and not finished. */
export const checkoutSources: readonly CheckoutSourceEntry[] = [shopifyCheckoutSource, nuvemshopCheckoutSource];

export const orderKeepers = {
	shopify: shopifyOrderKeeper,
	wooCommerce: wooCommerceOrderDesk,
	nuvemshop: nuvemshopParcelDesk,
} satisfies Record<string, VendorEntry<OrderReader>>;

/** Calendars that professionals' appointments stand in, looked through by a trigger. */
export const appointmentSources: readonly VendorEntry<AppointmentSource>[] = [googleCalendarAppointmentSource];

/** The same calendars, to write in. */
export const calendars: readonly VendorEntry<Calendar>[] = [googleCalendarCalendar];

/** Booking pages that customers book at, reported by webhook. */
export const bookingSources: readonly BookingSourceEntry[] = [calendlyBookingSource, calComBookingSource];

/** CRMs, and what serves as one. */
/** Those that list their leads, too: triggers look through them. */
export const leadKeepers: readonly LeadKeeperEntry[] = [hubSpotLeadKeeper, salesforceLeadKeeper, pipedriveLeadKeeper, notionLeadKeeper];

export const leadBooks: readonly LeadBookEntry[] = [...leadKeepers, rdStationLeadBook];

/** Whose records are read as other nodes put them out. */
export const recordReaders: readonly RecordReaderEntry[] = [
	calComRecordReader,
	calendlyRecordReader,
	googleCalendarRecordReader,
	hubSpotRecordReader,
	mercadoLivreRecordReader,
	salesforceRecordReader,
	shopifyRecordReader,
	stripeRecordReader,
	wooCommerceRecordReader,
];

/** Places where people leave their data. Each has a trigger of its own, because each is set up in a way of its own: taken by name. */
export const leadSources = { metaLeads: metaLeadsSource } satisfies Record<string, LeadSourceEntry>;
