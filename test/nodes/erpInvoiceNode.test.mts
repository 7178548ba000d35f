/** What the editor shows of ERP Invoice: each vendor's operations, models and overrides, and no others. */
import { describe, expect, test } from 'vitest';
import type { INodeProperties } from 'n8n-workflow';
import { ErpInvoice } from '../../nodes/ErpInvoice/ErpInvoice.node.ts';
import { issueOptions } from '../../nodes/ErpInvoice/invoice/issueOptions.ts';
import { invoiceResource } from '../../nodes/ErpInvoice/invoice/invoice.resource.ts';
import { taxProperties } from '../../nodes/ErpInvoice/invoice/taxes.ts';
import { choiceMethods } from '../../nodes/ErpInvoice/invoice/overrideOptions.ts';
import { operationDropdowns } from '../../nodes/shared/resource.ts';
import type { InvoiceIssuerEntry } from '../../runtime/vendorEntry.ts';
import { invoiceIssuers } from '../../vendors/index.ts';

const { description, methods } = new ErpInvoice();

const valuesOf = ({ options = [] }: INodeProperties) => options.map((option) => ('value' in option ? String(option.value) : option.name));
const show = (property: INodeProperties, name: string) => property.displayOptions?.show?.[name] ?? [];
const shownFor = (operation: string) => description.properties.filter((property) => show(property, 'operation').includes(operation));

const entry = (over: Partial<InvoiceIssuerEntry>): InvoiceIssuerEntry => ({
  id: 'toy',
  name: 'Toy',
  credentialType: 'toyApi',
  open: () => {
    throw new Error('not opened here');
  },
  models: [55],
  can: [],
  overrides: [],
  choices: [],
  ...over,
});

describe('the node ERP Invoice', () => {
  test('starts with issuing from the incoming item, and no default is an expression', () => {
    const forBling = description.properties.filter(({ displayOptions }) => displayOptions?.show?.vendor?.includes('bling') ?? true);
    const byDefault = Object.fromEntries(forBling.map(({ name, default: value }) => [name, value]));
    expect(byDefault).toMatchObject({ vendor: 'bling', operation: 'issue', orderFrom: 'item', model: 55, invoiceFrom: 'item' });
    expect(JSON.stringify(description.properties.map(({ default: value }) => value))).not.toContain('"=');
  });

  test.each([
    ['issue', ['orderFrom', 'orderJson', 'orderNumber', 'taxId', 'products', 'model', 'serviceName', 'options']],
    ['preflight', ['orderFrom', 'orderJson', 'orderNumber', 'taxId', 'products', 'model', 'serviceName', 'options']],
    ['get', ['invoiceFrom', 'invoiceId', 'model']],
    ['wait', ['invoiceFrom', 'invoiceId', 'model', 'waitSeconds']],
    ['download', ['invoiceFrom', 'invoiceId', 'model', 'files']],
    ['cancel', ['invoiceFrom', 'invoiceId', 'model', 'justification']],
    ['correct', ['invoiceFrom', 'invoiceId', 'model', 'correction']],
    ['getMany', ['model', 'returnAll', 'limit', 'filters']],
    ['voidNumbers', ['model', 'series', 'firstNumber', 'lastNumber', 'justification']],
  ])('shows what %s needs', (operation, names) => {
    const shown = new Set(shownFor(operation).map(({ name }) => name));
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
    expect(shown.has('justification')).toBe(names.includes('justification'));
    expect(shown.has('orderFrom')).toBe(names.includes('orderFrom'));
    expect(shown.has('invoiceFrom')).toBe(names.includes('invoiceFrom'));
  });

  test('shows every parameter but the choice of what to do with one operation only', () => {
    const always = description.properties.filter((property) => show(property, 'operation').length !== 1).map(({ name }) => name);
    // How to log in to the shop goes by "If the Order Is Incomplete" alone (see `shopAuthentications`).
    expect(new Set(always)).toEqual(new Set(['vendor', 'resource', 'operation', 'authentication']));
  });

  test('offers what the chosen vendor can issue', () => {
    const offered = (vendor: string) => shownFor('issue').filter((each) => each.name === 'model' && show(each, 'vendor').includes(vendor));
    expect(offered('bling').map(valuesOf)).toEqual([['55', '65']]);
    expect(offered('asaas').map(valuesOf)).toEqual([['nfse']]);
    expect(offered('focusNfe').map(valuesOf)).toEqual([['55', '65', 'nfse']]);
  });

  test('offers one dropdown of operations for each vendor, with what it can and in the order of the alphabet', () => {
    const dropdowns = description.properties.filter(({ name }) => name === 'operation');
    expect(dropdowns.flatMap((each) => show(each, 'vendor'))).toEqual(invoiceIssuers.map(({ id }) => id));
    const neutral = ['get', 'issue', 'preflight', 'wait'];
    const bling = dropdowns.find((each) => show(each, 'vendor').includes('bling'))!;
    expect(valuesOf(bling)).toEqual(['download', 'get', 'getMany', 'issue', 'preflight', 'wait']);
    const dropdownOf = (each: Partial<InvoiceIssuerEntry>) => operationDropdowns(invoiceResource([entry(each)]))[0]!;
    expect(valuesOf(dropdownOf({}))).toEqual(neutral);
    const all = dropdownOf({ can: ['cancel', 'correct', 'voidNumbers', 'list', 'download'] });
    expect(new Set(valuesOf(all))).toEqual(new Set([...neutral, 'cancel', 'correct', 'voidNumbers', 'getMany', 'download']));
    for (const { options } of dropdowns) {
      const names = (options ?? []).map(({ name }) => name);
      expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
    }
  });

  test('asks for the service only where the invoice is for one', () => {
    const names = description.properties.filter((property) => show(property, 'model').length > 0).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['serviceName', 'serviceCode', 'issRate', 'serviceDetails']));
  });

  test('asks each vendor that issues for services for the codes that mean something to it', () => {
    const details = shownFor('issue').find(({ name }) => name === 'serviceDetails')!.options as INodeProperties[];
    const vendorsOf = (name: string) => show(details.find((detail) => detail.name === name)!, '/vendor');
    expect(vendorsOf('id')).toEqual(['asaas']);
    for (const name of ['cityTaxCode', 'cnae']) expect(vendorsOf(name)).toEqual(['focusNfe']);
    for (const name of ['description', 'retainIss', 'pis']) expect(vendorsOf(name)).toEqual([]);
    const names = details.map(({ displayName }) => displayName);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  });

  test('has a method for every list to choose from', () => {
    expect(Object.keys(methods.loadOptions).toSorted()).toEqual(Object.values(choiceMethods).toSorted());
  });
});

describe('the options of issuing', () => {
  const optionsOf = (...entries: InvoiceIssuerEntry[]) => issueOptions(entries).options as INodeProperties[];
  const named = (options: INodeProperties[], name: string) => options.filter((option) => option.name === name);

  test('are, for a vendor that takes no overrides and no key, those of the node alone', () => {
    expect(
      optionsOf(entry({}))
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['allow', 'maxWaitSeconds', 'orderNumberPrefix', 'sendEmail', 'skuMap', 'waitSeconds']);
  });

  test('offer a key only where it names the invoice', () => {
    const [key] = named(optionsOf(entry({}), entry({ id: 'keyed', keyed: true })), 'key');
    expect(show(key!, '/vendor')).toEqual(['keyed']);
    expect(named(optionsOf(entry({})), 'key')).toEqual([]);
  });

  test('offer a wish for the vendors that can meet it', () => {
    const options = optionsOf(
      entry({ id: 'one', overrides: ['series', 'draftOnly'] }),
      entry({ id: 'two', overrides: ['draftOnly', 'unknownProducts'] }),
    );
    const vendors = (name: string) => named(options, name).map((option) => show(option, '/vendor'));
    expect([vendors('series'), vendors('draftOnly'), vendors('store')]).toEqual([[['one']], [['one', 'two']], []]);
    expect([vendors('unknownProducts'), vendors('genericSku')]).toEqual([[['two']], [['two']]]);
  });

  test('choose from a list where the vendor has one, and are a text where it has none', () => {
    const listing = entry({ id: 'listing', overrides: ['operationNature'], choices: ['operationNatures'] });
    const options = named(optionsOf(listing, entry({ id: 'writing', overrides: ['operationNature'] })), 'operationNature');
    const byVendor = Object.fromEntries(options.map((option) => [show(option, '/vendor').join(), option]));
    expect(byVendor.listing).toMatchObject({
      type: 'options',
      displayName: 'Operation Nature Name or ID',
      typeOptions: { loadOptionsMethod: 'getOperationNatures' },
    });
    expect(byVendor.writing).toMatchObject({ type: 'string', displayName: 'Operation Nature' });
  });
});

describe('the taxes of goods', () => {
  test('are asked for only where the vendor keeps none, and only for goods', () => {
    expect(taxProperties([entry({})])).toEqual([]);
    const asked = taxProperties([entry({}), entry({ id: 'asking', asksTaxes: true })]);
    for (const property of asked) {
      expect(show(property, 'vendor')).toEqual(['asking']);
      expect(show(property, 'model')).toEqual([55, 65]);
    }
  });

  test('start with those of many shops of the Simples Nacional', () => {
    const byDefault = Object.fromEntries(taxProperties([entry({ asksTaxes: true })]).map(({ name, default: value }) => [name, value]));
    expect(byDefault).toMatchObject({
      cfopInState: '5102',
      cfopInterstate: '6108',
      icmsSituation: '102',
      icmsOrigin: '0',
      pisSituation: '49',
      cofinsSituation: '49',
    });
  });
});
