/** How telephone numbers of a country are written (ITU-T E.164, national numbering plans). */
export interface PhoneCountry {
	/** ISO 3166-1 alpha-2; of a plan that several countries share, the largest. */
	iso: string;
	callingCode: string;
	/** What is dialled before a national number at home, and never from abroad; '' where there is nothing. */
	trunk: string;
	/** Whole national numbers, without the trunk prefix. */
	national: RegExp;
	/** Numbers of one area differ in length, so that a number may begin with the digits of the country's own code. */
	isOpen: boolean;
	/** Name of the country as people may write it before a number, without accents. */
	names: RegExp;
}

type Row = readonly [iso: string, callingCode: string, trunk: string, national: RegExp, names: RegExp];

const northAmerica = /^[2-9]\d{2}[2-9]\d{6}$/;

/**
 * The countries that Brazilian shops sell to most. A number of any other country has to be written with a plus, and is then taken by its
 * length alone. Argentina's and Mexico's local ways of dialling mobiles (15, 044, 045, 1) fit no pattern here and are refused.
 */
const rows: readonly Row[] = [
	['AR', '54', '0', /^(9[1-9]\d{9}|[1-8]\d{9})$/, /argentina/],
	['AT', '43', '0', /^[1-9]\d{5,12}$/, /austria/],
	['AU', '61', '0', /^[23478]\d{8}$/, /australia/],
	['BE', '32', '0', /^([1-9]\d{7}|4\d{8})$/, /belgica|belgium/],
	['BO', '591', '', /^[2-467]\d{7}$/, /bolivia/],
	['CA', '1', '1', northAmerica, /canada/],
	['CH', '41', '0', /^[2-9]\d{8}$/, /suica|switzerland|suiza/],
	['CL', '56', '', /^[2-9]\d{8}$/, /chile/],
	['CN', '86', '0', /^(1[3-9]\d{9}|[2-9]\d{6,10}|10\d{8})$/, /china/],
	['CO', '57', '', /^(3\d{9}|60[1-8]\d{7}|46\d{6})$/, /colombia/],
	['CR', '506', '', /^[24-8]\d{7}$/, /costa rica/],
	['DE', '49', '0', /^[1-9]\d{5,10}$/, /alemanha|germany|alemania/],
	['DK', '45', '', /^[2-9]\d{7}$/, /dinamarca|denmark/],
	['EC', '593', '0', /^(9\d{8}|[2-7]\d{7})$/, /equador|ecuador/],
	['ES', '34', '', /^[4-9]\d{8}$/, /espanha|spain|espana/],
	['FR', '33', '0', /^[1-79]\d{8}$/, /franca|france|francia/],
	['GB', '44', '0', /^([127]\d{9}|1\d{8}|3\d{9})$/, /reino unido|inglaterra|united kingdom|uk/],
	['IE', '353', '0', /^[1-9]\d{6,9}$/, /irlanda|ireland/],
	['IL', '972', '0', /^(5\d{8}|[2-489]\d{7}|7\d{8})$/, /israel/],
	['IN', '91', '0', /^[1-9]\d{9}$/, /india/],
	// Italy's leading zero is part of the number.
	['IT', '39', '', /^(3\d{8,9}|0\d{5,10})$/, /italia|italy/],
	['JP', '81', '0', /^([5-9]0\d{8}|[1-9]\d{8})$/, /japao|japan|japon/],
	['KR', '82', '0', /^(1\d{8,9}|2\d{7,8}|[3-6]\d{7,9}|70\d{8})$/, /coreia|korea|corea/],
	['MX', '52', '', /^[2-9]\d{9}$/, /mexico/],
	['NG', '234', '0', /^([7-9]\d{9}|20\d{8}|[1-9]\d{7})$/, /nigeria/],
	['NL', '31', '0', /^[1-8]\d{8}$/, /holanda|paises baixos|netherlands/],
	['NO', '47', '', /^[2-9]\d{7}$/, /noruega|norway/],
	['PE', '51', '0', /^(9\d{8}|[14-8]\d{7})$/, /peru/],
	['PL', '48', '', /^[1-9]\d{6,8}$/, /polonia|poland/],
	['PT', '351', '', /^[236-9]\d{8}$/, /portugal/],
	['PY', '595', '0', /^(9\d{8}|[2-8]\d{6,8})$/, /paraguai|paraguay/],
	['SE', '46', '0', /^(7[02369]\d{7}|[1-9]\d{6,8})$/, /suecia|sweden/],
	['TR', '90', '0', /^[2-5]\d{9}$/, /turquia|turkey|turkiye/],
	['US', '1', '1', northAmerica, /estados unidos|united states|eua|usa/],
	['UY', '598', '0', /^[1249]\d{7}$/, /uruguai|uruguay/],
	['VE', '58', '0', /^[24-6]\d{9}$/, /venezuela/],
	['ZA', '27', '0', /^[1-8]\d{6,8}$/, /africa do sul|south africa/],
];

const openPlans = new Set(['AT', 'CN', 'DE', 'IE', 'IT', 'KR', 'NG', 'PL', 'PY', 'SE', 'ZA']);

const countries = rows.map(
	([iso, callingCode, trunk, national, names]): PhoneCountry => ({ iso, callingCode, trunk, national, isOpen: openPlans.has(iso), names }),
);
const byIso = new Map(countries.map((country) => [country.iso, country]));

/** The calling codes that the ITU has given to somebody (list of E.164 country codes). */
const assignedCodes =
	/^(1|20|21[12368]|2[2-6]\d|27|29[0-17-9]|3[0-469]|3[578]\d|4[013-9]|42[013]|5[1-8]|5[09]\d|6[0-6]|67[02-9]|68\d|69[0-2]|7|8[1246]|80[08]|85[02356]|87[08]|88[0-36]|9[0-58]|96[0-8]|97[0-79]|99[2-68])/;

export function isCallingCode(digits: string): boolean {
	return assignedCodes.test(digits);
}

export function phoneCountryOf(iso: string): PhoneCountry | undefined {
	return byIso.get(iso);
}

/** The country that an international number begins with; no calling code is the beginning of another one. */
export function phoneCountryByCode(digits: string): PhoneCountry | undefined {
	return countries.find(({ callingCode }) => digits.startsWith(callingCode));
}

/** The country that words before a number name; `words` in small letters without accents. */
export function phoneCountryByName(words: string): string | undefined {
	// Most numbers have none before them.
	if (!/[a-z]/.test(words)) return undefined;
	if (/\bbra[sz]il\b/.test(words)) return 'BR';
	return countries.find(({ names }) => new RegExp(`\\b(?:${names.source})\\b`).test(words))?.iso;
}
