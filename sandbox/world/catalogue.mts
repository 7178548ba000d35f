/** The goods that the simulated shop sells. The shop, the ERP and the carrier are all seeded from this one list. */
export interface CatalogueProduct {
  readonly sku: string;
  readonly name: string;
  /** Reais. */
  readonly price: number;
  readonly ncm: string;
  readonly gtin: string;
  readonly weightGrams: number;
  /** Centimetres. */
  readonly width: number;
  readonly height: number;
  readonly length: number;
  /** Units at the start. */
  readonly stock: number;
}

const rows: readonly (readonly [string, string, number, string, string, number, number, number, number])[] = [
  ['CAM-ALG-P', 'Camiseta de algodão P', 79.9, '61091000', '7891000100103', 180, 25, 3, 30],
  ['CAM-ALG-M', 'Camiseta de algodão M', 79.9, '61091000', '7891000100110', 190, 25, 3, 30],
  ['CAM-ALG-G', 'Camiseta de algodão G', 79.9, '61091000', '7891000100127', 200, 25, 3, 30],
  ['CAL-JNS-40', 'Calça jeans 40', 189.9, '62034200', '7891000100134', 650, 30, 6, 35],
  ['CAL-JNS-42', 'Calça jeans 42', 189.9, '62034200', '7891000100141', 680, 30, 6, 35],
  ['TEN-COR-39', 'Tênis de corrida 39', 349.0, '64041100', '7891000100158', 900, 22, 13, 34],
  ['TEN-COR-41', 'Tênis de corrida 41', 349.0, '64041100', '7891000100165', 940, 22, 13, 34],
  ['MOC-URB-20', 'Mochila urbana 20 L', 219.5, '42029200', '7891000100172', 780, 30, 15, 45],
  ['GAR-TER-500', 'Garrafa térmica 500 ml', 94.99, '96170010', '7891000100189', 340, 8, 8, 26],
  ['CAF-MOI-250', 'Café moído 250 g', 32.45, '09012100', '7891000100196', 260, 8, 6, 18],
  ['CAF-GRA-1KG', 'Café em grãos 1 kg', 98.7, '09012100', '7891000100202', 1030, 12, 8, 28],
  ['CHO-70-100', 'Chocolate 70 % 100 g', 18.33, '18063210', '7891000100219', 110, 8, 1, 16],
  ['LIV-RED-01', 'Livro "Redes e Pontes"', 64.0, '49019900', '7891000100226', 420, 16, 2, 23],
  ['FON-BT-PT', 'Fone Bluetooth preto', 259.0, '85183000', '7891000100233', 210, 12, 6, 18],
  ['CAB-USBC-2', 'Cabo USB-C 2 m', 39.9, '85444200', '7891000100240', 90, 12, 3, 16],
  ['LUM-MES-E27', 'Luminária de mesa E27', 149.9, '94052100', '7891000100257', 1250, 20, 40, 20],
  ['VAS-CER-15', 'Vaso de cerâmica 15 cm', 57.25, '69139000', '7891000100264', 870, 17, 17, 17],
  ['SAB-ART-90', 'Sabonete artesanal 90 g', 12.9, '34011190', '7891000100271', 100, 7, 3, 9],
  ['VEL-SOJ-200', 'Vela de soja 200 g', 46.6, '34060000', '7891000100288', 330, 9, 10, 9],
  ['TOA-BAN-70', 'Toalha de banho 70×140', 69.99, '63026000', '7891000100295', 480, 30, 8, 40],
];

export const catalogue: readonly CatalogueProduct[] = rows.map(([sku, name, price, ncm, gtin, weightGrams, width, height, length]) => ({
  sku,
  name,
  price,
  ncm,
  gtin,
  weightGrams,
  width,
  height,
  length,
  stock: 1000,
}));
