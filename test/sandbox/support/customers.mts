/** A customer and an order as the shop's own integration brings them to an ERP. */
export const maria = {
  name: 'Maria da Silva',
  document: '529.982.247-25',
  email: 'maria@cliente.example',
  phone: '11987654321',
  address: { street: 'Rua das Flores', number: '10', district: 'Centro', city: 'São Paulo', state: 'SP', postalCode: '01001-000' },
};

/** 277.05 reais: 159.80 and 97.35 of goods, 19.90 of freight. */
export const seededSale = (orderNumber = '1001', over: object = {}) => ({
  orderNumber,
  customer: maria,
  items: [
    { sku: 'CAM-ALG-P', quantity: 2 },
    { sku: 'CAF-MOI-250', quantity: 3 },
  ],
  shipping: 19.9,
  ...over,
});
