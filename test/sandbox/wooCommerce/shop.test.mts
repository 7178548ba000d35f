import { describe, expect, test } from 'vitest';
import { truths } from '../../../sandbox/simulators/wooCommerce/truths.mts';
import { openShop } from './shop.mts';

describe('the login', () => {
  test('is key and secret by Basic over https', async () => {
    const shop = openShop();
    const { consumerKey, consumerSecret } = shop.woo.secrets;
    expect((await shop.get('/products')).status).toBe(200);
    const wrong = async (key: string, secret: string) => (await shop.send('GET', '/products', undefined, shop.basic(key, secret))).body;
    expect(await wrong('ck_x', consumerSecret)).toMatchObject({ code: 'woocommerce_rest_authentication_error', data: { status: 401 } });
    expect((await wrong(consumerKey, 'cs_x')).message).toContain('secret');
    expect(shop.violations).toEqual([]);
    expect((await shop.send('GET', '/products', undefined, '')).body.code).toBe('woocommerce_rest_cannot_view');
    expect((await shop.send('GET', '/products', undefined, shop.basic(consumerKey, consumerSecret), 'http')).status).toBe(401);
    expect((await shop.get(`/products?consumer_secret=${consumerSecret}`)).status).toBe(200);
    expect(new Set(shop.rules())).toEqual(new Set(['no-login', 'plain-http', 'secret-in-url']));
  });

  test('may be for reading only', async () => {
    const shop = openShop({ permissions: 'read' });
    expect((await shop.get('/products')).status).toBe(200);
    const refused = await shop.post(`/products/${shop.idOf('CAF-MOI-250')}`, { stock_quantity: 1 });
    expect([refused.status, refused.body.code]).toEqual([401, 'woocommerce_rest_authentication_error']);
    expect(shop.quantityOf('CAF-MOI-250')).toBe(1000);
  });
});

describe('lists', () => {
  test('come in pages of ten, a hundred at most, and say how many there are', async () => {
    const shop = openShop();
    const first = await shop.get('/products');
    expect(first.body).toHaveLength(10);
    // 20 goods, of which 7 are variations of 3 products.
    expect([first.headers.get('x-wp-total'), first.headers.get('x-wp-totalpages')]).toEqual(['16', '2']);
    const rest = await shop.get('/products?page=2');
    expect(rest.body).toHaveLength(6);
    expect((await shop.get('/products?per_page=100')).body).toHaveLength(16);
    expect(shop.violations).toEqual([]);
    expect((await shop.get('/products?per_page=101')).body).toMatchObject({ code: 'rest_invalid_param', data: { status: 400 } });
    expect(shop.rules()).toEqual(['invalid-parameter']);
  });

  test('find products and variations by several SKUs at once', async () => {
    const shop = openShop();
    const { body } = await shop.get('/products?sku=CAF-MOI-250,cam-alg-m,NO-SUCH&per_page=100');
    expect(body.map(({ sku, type, parent_id: parent }: Record<string, unknown>) => [sku, type, parent])).toEqual([
      ['CAF-MOI-250', 'simple', 0],
      ['CAM-ALG-M', 'variation', shop.parentOf('CAM-ALG-M')],
    ]);
    expect((await shop.get('/products?sku=NO-SUCH')).body).toEqual([]);
  });

  test('show a SKU with a comma in it', async () => {
    const shop = openShop();
    shop.woo.edit('CAF-MOI-250', { sku: 'CAFÉ,250' });
    expect((await shop.get(`/products?sku=${encodeURIComponent('CAFÉ,250')}`)).body).toHaveLength(1);
  });

  test('show the variations of a product, and only the fields that are asked for', async () => {
    const shop = openShop();
    const parent = shop.parentOf('CAM-ALG-M');
    const { body } = await shop.get(`/products/${parent}/variations?_fields=sku,stock_quantity&order=asc`);
    expect(body).toEqual(['CAM-ALG-P', 'CAM-ALG-M', 'CAM-ALG-G'].map((sku) => ({ sku, stock_quantity: 1000 })));
    const [named] = (await shop.get(`/products?include=${parent}`)).body;
    expect(named).toMatchObject({ type: 'variable', sku: '', manage_stock: false, stock_quantity: null });
    expect(named.variations).toHaveLength(3);
    expect((await shop.get(`/products?include[]=${parent}&include[]=${shop.idOf('CAF-MOI-250')}`)).body).toHaveLength(2);
    expect((await shop.get('/products/999999/variations')).body.code).toBe('woocommerce_rest_product_invalid_id');
  });
});

describe('a quantity', () => {
  test('is set, or moved by a difference', async () => {
    const shop = openShop();
    const path = `/products/${shop.idOf('CAF-MOI-250')}`;
    expect((await shop.post(path, { stock_quantity: 5 })).body).toMatchObject({ stock_quantity: 5, stock_status: 'instock' });
    expect((await shop.send('PUT', path, { inventory_delta: -5 })).body).toMatchObject({ stock_quantity: 0, stock_status: 'outofstock' });
    expect((await shop.send('PATCH', path, { stock_quantity: 0 })).status).toBe(200);
    expect(shop.woo.ledger().map(({ detail }) => detail)).toEqual([
      { sku: 'CAF-MOI-250', before: 1000, after: 5, delta: -995 },
      { sku: 'CAF-MOI-250', before: 5, after: 0, delta: -5 },
    ]);
    expect(shop.violations).toEqual([]);
  });

  test('is passed over where nothing is counted, unless counting is turned on with it', async () => {
    const shop = openShop();
    shop.woo.edit('CAF-MOI-250', { manageStock: false, quantity: null });
    const path = `/products/${shop.idOf('CAF-MOI-250')}`;
    expect((await shop.post(path, { stock_quantity: 5 })).body).toMatchObject({ manage_stock: false, stock_quantity: null });
    expect((await shop.post(path, { manage_stock: true, stock_quantity: 5 })).body).toMatchObject({
      manage_stock: true,
      stock_quantity: 5,
    });
  });

  test('of a variation may be that of its product', async () => {
    const shop = openShop();
    const parent = shop.parentOf('TEN-COR-39');
    shop.woo.edit('TEN-COR-39', { manageStock: 'parent', quantity: null });
    await shop.post(`/products/${parent}`, { manage_stock: true, stock_quantity: 7 });
    const path = `/products/${parent}/variations/${shop.idOf('TEN-COR-39')}`;
    expect((await shop.get(path)).body).toMatchObject({ manage_stock: 'parent', stock_quantity: 7 });
    expect((await shop.post(path, { stock_quantity: 3 })).body).toMatchObject({ manage_stock: 'parent', stock_quantity: 7 });
    shop.woo.sell('TEN-COR-39', 2);
    expect((await shop.get(path)).body.stock_quantity).toBe(5);
  });

  test('is a whole number', async () => {
    const shop = openShop();
    const { status, body } = await shop.post(`/products/${shop.idOf('CAF-MOI-250')}`, { stock_quantity: 1.5 });
    expect([status, body.code, Object.keys(body.data.params)]).toEqual([400, 'rest_invalid_param', ['stock_quantity']]);
    expect(shop.rules()).toEqual(['invalid-body']);
  });
});

describe('a batch', () => {
  test('changes what it can, and says of each what it could not', async () => {
    const shop = openShop();
    const [coffee, shirt] = [shop.idOf('CAF-MOI-250'), shop.idOf('CAM-ALG-M')];
    const update = [
      { id: coffee, stock_quantity: 9 },
      { id: 999999, stock_quantity: 9 },
      { id: shirt, stock_quantity: 9 },
    ];
    const { status, body } = await shop.post('/products/batch', { update });
    expect(status).toBe(200);
    expect(body.update).toMatchObject([
      { id: coffee, stock_quantity: 9 },
      { id: 999999, error: { code: 'woocommerce_rest_product_invalid_id', data: { status: 404 } } },
      { id: shirt, error: { code: 'woocommerce_rest_invalid_product_id', data: { status: 404 } } },
    ]);
    expect([shop.quantityOf('CAF-MOI-250'), shop.quantityOf('CAM-ALG-M')]).toEqual([9, 1000]);
  });

  test('changes the variations of one product', async () => {
    const shop = openShop();
    const update = ['CAM-ALG-P', 'CAL-JNS-40'].map((sku) => ({ id: shop.idOf(sku), stock_quantity: 4 }));
    const { body } = await shop.post(`/products/${shop.parentOf('CAM-ALG-P')}/variations/batch`, { update });
    expect(body.update[0]).toMatchObject({ sku: 'CAM-ALG-P', stock_quantity: 4 });
    expect(body.update[1].error.code).toBe('woocommerce_rest_product_variation_invalid_id');
    expect(shop.quantityOf('CAL-JNS-40')).toBe(1000);
  });

  test('takes a hundred', async () => {
    const shop = openShop();
    const update = (count: number) => ({
      update: Array.from({ length: count }, () => ({ id: shop.idOf('CAF-MOI-250'), stock_quantity: 1 })),
    });
    expect((await shop.post('/products/batch', update(100))).status).toBe(200);
    const over = await shop.post('/products/batch', update(101));
    expect([over.status, over.body.code]).toEqual([413, 'woocommerce_rest_request_entity_too_large']);
    expect(shop.rules()).toEqual(['batch-too-large']);
  });
});

describe('what is simulated', () => {
  test('has a name; anything else is a fault of the client', async () => {
    const shop = openShop();
    expect(shop.operation('POST', '/wp-json/wc/v3/products/7/variations/batch')).toBe('variation.batch');
    expect(shop.operation('GET', '/wp-json/wc/v3/products/7/variations/8')).toBe('variation.get');
    expect((await shop.get('/coupons')).body).toMatchObject({ code: 'rest_no_route', data: { status: 404 } });
    await shop.post(`/products/${shop.idOf('CAF-MOI-250')}`, { quantity: 3 });
    expect((await shop.post(`/products/${shop.idOf('CAF-MOI-250')}`, 'no json')).body.code).toBe('rest_invalid_json');
    expect(shop.rules()).toEqual(['unknown-route', 'unknown-property', 'invalid-body']);
  });

  test('can be forgotten', async () => {
    const shop = openShop();
    const id = shop.idOf('CAF-MOI-250');
    await shop.post(`/products/${id}`, { stock_quantity: 1 });
    shop.woo.reset();
    expect([shop.quantityOf('CAF-MOI-250'), shop.idOf('CAF-MOI-250'), shop.woo.ledger()]).toEqual([1000, id, []]);
  });

  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a host that takes Authorization off', () => {
  test('hears of a login in the query alone, and is to blame itself', async () => {
    const shop = openShop({ dropsAuthorization: true });
    const { consumerKey, consumerSecret } = shop.woo.secrets;
    expect((await shop.get('/products')).body).toMatchObject({ code: 'woocommerce_rest_cannot_view' });
    expect((await shop.get(`/products?consumer_key=${consumerKey}&consumer_secret=${consumerSecret}`)).status).toBe(200);
    expect((await shop.get(`/products?consumer_key=${consumerKey}&consumer_secret=cs_wrong`)).status).toBe(401);
    expect(shop.rules()).toEqual([]);
    shop.woo.setHost({ dropsAuthorization: false });
    await shop.get(`/products?consumer_key=${consumerKey}&consumer_secret=${consumerSecret}`);
    expect(shop.rules()).toEqual(['secret-in-url']);
  });
});

describe('a quantity of units that are counted', () => {
  test('may be missing, and can be set', async () => {
    const shop = openShop();
    shop.woo.edit('CAF-MOI-250', { manageStock: true, quantity: null });
    const id = shop.idOf('CAF-MOI-250');
    expect((await shop.get(`/products/${id}`)).body).toMatchObject({ manage_stock: true, stock_quantity: null });
    expect((await shop.post('/products/batch', { update: [{ id, stock_quantity: 7 }] })).body.update[0]).toMatchObject({
      stock_quantity: 7,
    });
  });

  test('has decimals where the shop takes them', async () => {
    const shop = openShop({ stockDecimals: true });
    shop.woo.edit('CAF-MOI-250', { quantity: 2.5 });
    const id = shop.idOf('CAF-MOI-250');
    const answer = await shop.post('/products/batch', { update: [{ id, inventory_delta: -0.5 }] });
    expect(answer.body.update[0]).toMatchObject({ stock_quantity: 2 });
    shop.woo.setHost({ stockDecimals: false });
    expect((await shop.post(`/products/${id}`, { stock_quantity: 1.5 })).status).toBe(400);
  });
});
