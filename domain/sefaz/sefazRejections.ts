/**
 * What a shop does about the decisions of SEFAZ that it meets most. The codes (cStat) are those of the NF-e manual (MOC, "Códigos de
 * Erros") and its technical notes; those that concern the software that sends, not the shop, are left out.
 */

/** One way out of several decisions: they differ in detail, which SEFAZ's own reason tells, not in what there is to do. */
interface Advice {
	codes: readonly string[];
	advice: string;
}

const numbering: Advice[] = [
	{
		codes: ['204'],
		advice:
			'SEFAZ has this very invoice already: look in the ERP for one with the same number that is authorized, or have the ERP query its status',
	},
	{
		codes: ['539'],
		advice:
			"Another invoice with this series and number was authorized before, perhaps by another system: raise the next number in the ERP's numbering, or give each system a series of its own",
	},
	{ codes: ['635'], advice: 'SEFAZ is still working on this number: wait a few minutes, then run the item again' },
	{ codes: ['206', '256'], advice: 'The number was voided (inutilização) and cannot be used: issue with the next number' },
	{ codes: ['241'], advice: 'A number of the range was used by an invoice: void only the numbers that were skipped' },
	{ codes: ['224'], advice: 'The first number of the range is above the last one: swap them' },
	{ codes: ['563'], advice: 'This range is voided already: there is nothing left to do' },
	{ codes: ['201'], advice: 'The range is too long for one request: void it in parts' },
	{ codes: ['266'], advice: 'This series is not allowed here: use the one that the accountant set up, mostly 1' },
];

const customer: Advice[] = [
	{ codes: ['208', '237'], advice: "The customer's CPF or CNPJ does not exist: ask the customer for the right one" },
	{
		codes: ['246', '623'],
		advice: "The tax office does not know the customer's CPF or CNPJ: check with the customer whether it is right and active",
	},
	{
		codes: ['210', '233', '234', '624'],
		advice:
			"The customer's state registration (IE) is wrong for this CNPJ and state: look it up in SINTEGRA or CCC, correct the customer in the ERP, or remove it where the customer does not pay ICMS",
	},
	{
		codes: ['232', '728'],
		advice: 'SEFAZ knows a state registration (IE) of this customer and wants it on the invoice: ask for it and put it on the customer',
	},
	{ codes: ['791'], advice: 'The customer is marked as exempt from a state registration and has one all the same: correct one of the two' },
	{
		codes: ['805'],
		advice: "The customer's state knows no exempt customers: mark the customer as not paying ICMS, or enter the state registration (IE)",
	},
	{ codes: ['789'], advice: 'A customer who pays ICMS gets an NF-e, not an NFC-e: choose the model NF-e' },
	{ codes: ['696'], advice: 'The customer does not pay ICMS, so the sale is to a final consumer: say so in the operation nature' },
	{ codes: ['719', '724', '787'], advice: 'Name and CPF or CNPJ of the customer are missing: ask for them in the checkout of the shop' },
	{ codes: ['726', '788'], advice: "The customer's address is missing or incomplete: complete street, number, district, city and CEP" },
	{
		codes: ['274', '275', '482'],
		advice: "The customer's city is not one of that state: correct city, state and CEP of the customer",
	},
	{ codes: ['720', '721', '727'], advice: 'Abroad the state is EX and a passport or other document is needed; within Brazil CPF or CNPJ' },
	{ codes: ['790', '792'], advice: 'A customer abroad has no state registration: remove it' },
	{ codes: ['542', '543', '544', '559'], advice: "The carrier's CNPJ, CPF, state registration or state is wrong: correct it in the ERP" },
];

const product: Advice[] = [
	{
		codes: ['777', '471', '524', '529'],
		advice: 'A product has no complete NCM: enter its 8 digits in the product, then run the item again',
	},
	{
		codes: ['778', '779'],
		advice: "A product's NCM is not in force: look the right one up in the TIPI table, or ask the accountant, and correct the product",
	},
	{
		codes: ['611', '612', '882', '884'],
		advice: "A product's GTIN (EAN) is wrong: correct the bar code in the product, or leave it empty where it has none",
	},
	{ codes: ['883', '888', '885', '886'], advice: 'GTIN and taxable GTIN of a product belong together: fill in both, or neither' },
	{ codes: ['889'], advice: "A product of this kind needs its GTIN (EAN): enter the maker's bar code in the product" },
	{ codes: ['890'], advice: 'The bar code is not in the national catalogue (CCG): ask the maker to register it with GS1, or correct it' },
	{ codes: ['806'], advice: 'Goods under tax substitution need a CEST: enter it in the product' },
	{ codes: ['629', '630'], advice: 'Quantity times price is not the value of a line: correct quantity, price or unit of the line' },
	{ codes: ['483'], advice: 'The discount of a line is higher than its value: correct the discount in the order' },
];

const taxes: Advice[] = [
	{
		codes: ['590', '591', '481'],
		advice:
			'The tax code does not fit the company: Simples Nacional uses CSOSN, the others CST. Correct the regime in the ERP or the tax code, with the accountant',
	},
	{
		codes: ['382', '383', '384', '386', '600', '766', '374'],
		advice: "CFOP and tax code (CST or CSOSN) do not go together for this sale: have the accountant correct the operation nature's rules",
	},
	{
		codes: ['518', '519', '520', '522', '523', '731', '732', '733', '772', '773', '771'],
		advice:
			'The CFOP is for another destination than the one of the goods (5 within the state, 6 other states, 7 abroad): correct the CFOP in the operation nature, or the state of the customer',
	},
	{ codes: ['725'], advice: 'This CFOP is not for an NFC-e: correct it in the operation nature' },
	{
		codes: ['327', '328', '321'],
		advice: 'A return of goods has its own purpose, its own CFOP and names the first invoice: issue it in the ERP as a return',
	},
	{
		codes: ['694', '695', '693', '697', '698', '699', '793', '798', '799', '800', '807', '663'],
		advice:
			'The tax between the states (DIFAL, FCP, interstate rate) is missing or wrong: have the accountant correct the rules of the operation nature',
	},
	{ codes: ['528', '351', '352', '353'], advice: 'ICMS is not base times rate: have the accountant correct the tax rule in the ERP' },
	{
		codes: ['1115'],
		advice:
			"The group IBS and CBS is missing, which the regular regime must have since 2026: fill in the products' classification (CST and cClassTrib) with the accountant",
	},
	{ codes: ['627'], advice: 'ICMS that is waived has to be named with its value: have the accountant correct the tax rule' },
	{
		codes: ['625', '626', '235', '251'],
		advice: 'A sale to the free zone (SUFRAMA) has its own rules: issue it in the ERP with the accountant',
	},
	{
		codes: ['928', '930', '931'],
		advice: 'The tax benefit code (cBenef) does not fit the tax code or the state: ask the accountant for it',
	},
	{ codes: ['530'], advice: 'A service needs the municipal registration of the company: enter it in the ERP' },
	{ codes: ['745', '748'], advice: 'PIS or COFINS of a product is missing: fill in its tax code in the ERP' },
];

const totals: Advice[] = [
	{
		codes: ['531', '532', '533', '534', '535', '536', '537', '538', '564', '602', '603', '604', '610', '685', '795'],
		advice:
			'A total of the invoice is not the sum of its lines: open the invoice in the ERP, correct freight, discount and taxes of the lines, and send it again',
	},
	{ codes: ['767', '865', '866', '869'], advice: 'Payments and total of the invoice differ: correct the instalments in the ERP' },
	{ codes: ['391', '392', '496'], advice: 'A payment by card needs its authorization code and the company of the card: fill them in' },
	{ codes: ['628', '780', '417', '418'], advice: 'The invoice is above the value that SEFAZ allows: check prices and quantities' },
	{
		codes: ['750', '751', '752'],
		advice: 'Above this value an NFC-e names its customer: ask for CPF, name and address',
	},
	{
		codes: ['434', '435'],
		advice: 'The invoice has to say whether a marketplace was in between: set the intermediary (intermediador) of the store in the ERP',
	},
];

const company: Advice[] = [
	{
		codes: ['203', '245', '230', '231', '229', '209', '207', '781', '479'],
		advice:
			"The tax office does not let this company issue yet: check CNPJ, state registration and SEFAZ's accreditation (credenciamento) with the accountant",
	},
	{
		codes: ['213', '244', '280', '281', '282', '283', '284', '285', '290', '291', '292', '293', '294', '295'],
		advice: "The digital certificate is expired, revoked or another company's: upload a valid A1 certificate in the ERP",
	},
	{ codes: ['272', '273', '480'], advice: "The company's own city is wrong: correct the address of the company in the ERP" },
	{ codes: ['252'], advice: 'Test and production are mixed up: set the same environment in the ERP and in the credential' },
	{
		codes: ['598', '373'],
		advice: 'In the test environment the names have to be those that SEFAZ asks for: use production for real sales',
	},
	{
		codes: ['462', '463', '464', '796'],
		advice: 'The security code of the NFC-e (CSC) is missing or wrong: enter the one of SEFAZ in the ERP',
	},
	{ codes: ['972'], advice: 'SEFAZ wants to know who made the software (responsável técnico): ask the support of the ERP' },
	{
		codes: ['301', '303', '302'],
		advice:
			'Denied for good: SEFAZ objects to the registration of a party. It has to be settled with the tax office; the number is used up, and a new sale needs a new invoice',
	},
	{ codes: ['205', '110'], advice: 'This number was denied: it is used up. Settle the registration, then issue a new invoice' },
];

const timing: Advice[] = [
	{ codes: ['108', '109'], advice: 'SEFAZ is out of service: run the item again later, the same invoice is sent again' },
	{ codes: ['656'], advice: 'SEFAZ was asked too often and takes nothing for an hour: wait, then run the item again' },
	{ codes: ['703', '212', '578'], advice: 'The time of issue lies ahead: correct clock and time zone of the ERP' },
	{ codes: ['228', '704'], advice: 'The time of issue is too long ago: let the ERP set a new date of issue, then send again' },
	{ codes: ['504', '505', '506'], advice: 'The date of leaving does not fit the date of issue: correct it in the ERP' },
	{
		codes: ['220', '501', '596', '770'],
		advice: 'The term is over (mostly 24 hours, 30 minutes for an NFC-e): ask the accountant for a return invoice instead',
	},
	{ codes: ['218', '420'], advice: 'The invoice is cancelled already: there is nothing left to do' },
	{ codes: ['219', '221', '690'], advice: 'The goods are on their way or were received: an invoice like that cannot be cancelled' },
	{ codes: ['217', '494'], advice: 'SEFAZ does not know this invoice: it was never authorized there' },
	{ codes: ['580'], advice: 'Only an authorized invoice can be cancelled or corrected: wait for its authorization first' },
	{ codes: ['573'], advice: 'This was registered before: there is nothing left to do' },
	{ codes: ['594'], advice: 'An invoice takes 20 corrections: no more are possible' },
	{ codes: ['784'], advice: 'An NFC-e cannot be corrected: cancel it and issue a new one' },
	{ codes: ['215', '225'], advice: 'A field is empty or too long: look for an empty name, address or description in the order' },
	{ codes: ['999'], advice: 'SEFAZ had a fault of its own: run the item again later' },
];

const groups = [numbering, customer, product, taxes, totals, company, timing];

/** Code and advice, every code once. */
export const sefazAdvice: readonly (readonly [string, string])[] = groups
	.flat()
	.flatMap(({ codes, advice }) => codes.map((code) => [code, advice] as const));

const byCode: ReadonlyMap<string, string> = new Map(sefazAdvice);

/** What to do about a decision in plain words; undefined where the code is not known here. */
export function adviceFor(code: string | null | undefined): string | undefined {
	return byCode.get(code ?? '');
}
