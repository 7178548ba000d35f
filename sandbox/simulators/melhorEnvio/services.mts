/** The carriers' services the account may use, with their limits and tariffs. */

export interface Company {
  readonly id: number;
  readonly name: string;
  readonly picture: string;
}

export interface Service {
  readonly id: number;
  readonly name: string;
  readonly company: Company;
  /** Kilograms and centimetres of one volume; `least`: length, width, height. */
  readonly limits: {
    readonly weight: number;
    readonly side: number;
    readonly sum: number;
    readonly insurance: number;
    readonly least?: readonly [number, number, number];
  };
  /** False: one volume a label. */
  readonly severalVolumes: boolean;
  /** With a panel token, the posting agency must be named. */
  readonly agencyRequired: boolean;
  /** Cents: base and per kilogram, for zones 1 to 4. */
  readonly tariff: { readonly base: number; readonly perKg: number; readonly zone: readonly [number, number, number, number] };
  readonly days: readonly [number, number, number, number];
  /** States served; all where absent. */
  readonly onlyIn?: readonly string[];
  /** This carrier's prices are numbers; the others' are strings. */
  readonly numericPrices: boolean;
}

const company = (id: number, name: string, picture: string): Company => ({
  id,
  name,
  picture: `https://melhorenvio.com.br/images/shipping-companies/${picture}.png`,
});

const correios = company(1, 'Correios', 'correios');
const jadlog = company(2, 'Jadlog', 'jadlog');
const latam = company(6, 'LATAM Cargo', 'latamcargo');
const loggi = company(14, 'Loggi', 'loggi');
const jet = company(15, 'J&T Express', 'jet');

const parcel = { weight: 30, side: 100, sum: 200, insurance: 10_000 };

/** As the Correios' own services list it. */
const correiosParcel = { ...parcel, least: [16, 11, 2] } as const;

/** Volumes that one label may have, where it may have several. */
export const maxVolumes = 5;

const zones = [1, 1.25, 1.7, 2.3] as const;

export const services: readonly Service[] = [
  {
    id: 1,
    name: 'PAC',
    company: correios,
    limits: correiosParcel,
    severalVolumes: false,
    agencyRequired: false,
    tariff: { base: 1650, perKg: 290, zone: zones },
    days: [5, 7, 9, 14],
    numericPrices: false,
  },
  {
    id: 2,
    name: 'SEDEX',
    company: correios,
    limits: correiosParcel,
    severalVolumes: false,
    agencyRequired: false,
    tariff: { base: 2140, perKg: 640, zone: [1, 1.45, 2.2, 3.1] },
    days: [1, 2, 3, 5],
    numericPrices: false,
  },
  {
    id: 17,
    name: 'Mini Envios',
    company: correios,
    limits: { weight: 0.3, side: 24, sum: 44, insurance: 100 },
    severalVolumes: false,
    agencyRequired: false,
    tariff: { base: 1090, perKg: 0, zone: [1, 1.1, 1.2, 1.4] },
    days: [7, 9, 11, 16],
    numericPrices: false,
  },
  {
    id: 3,
    name: '.Package',
    company: jadlog,
    limits: { weight: 120, side: 181, sum: 386, insurance: 29_900 },
    severalVolumes: true,
    agencyRequired: false,
    tariff: { base: 1480, perKg: 250, zone: zones },
    days: [4, 6, 8, 13],
    numericPrices: false,
  },
  {
    id: 4,
    name: '.Com',
    company: jadlog,
    limits: { weight: 120, side: 181, sum: 386, insurance: 29_900 },
    severalVolumes: true,
    agencyRequired: false,
    tariff: { base: 1990, perKg: 520, zone: [1, 1.4, 2, 2.8] },
    days: [2, 3, 5, 9],
    numericPrices: false,
  },
  {
    id: 12,
    name: 'éFácil',
    company: latam,
    limits: { weight: 50, side: 150, sum: 300, insurance: 20_000 },
    severalVolumes: true,
    agencyRequired: true,
    tariff: { base: 3900, perKg: 480, zone: [1, 1.2, 1.5, 1.6] },
    days: [3, 3, 4, 5],
    numericPrices: false,
  },
  {
    id: 31,
    name: 'Express',
    company: loggi,
    limits: { weight: 25, side: 100, sum: 200, insurance: 15_000 },
    severalVolumes: false,
    agencyRequired: false,
    tariff: { base: 1390, perKg: 310, zone: zones },
    days: [2, 4, 6, 10],
    onlyIn: ['SP', 'RJ', 'MG', 'ES', 'PR', 'SC', 'RS', 'DF', 'GO', 'BA', 'PE', 'CE'],
    numericPrices: true,
  },
  {
    id: 33,
    name: 'Standard',
    company: jet,
    limits: { weight: 30, side: 100, sum: 200, insurance: 3_000 },
    severalVolumes: false,
    agencyRequired: false,
    tariff: { base: 1290, perKg: 330, zone: zones },
    days: [4, 6, 8, 12],
    numericPrices: true,
  },
];

export const findService = (id: number): Service | undefined => services.find((service) => service.id === id);

export const isCorreios = (service: Service): boolean => service.company.id === correios.id;
