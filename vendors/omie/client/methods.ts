/** A method of Omie's API: the path of its service below `/api/v1/`, and its name in the body. */
export interface Method {
	readonly path: string;
	readonly call: string;
}

/** The methods that are used (Omie documentation, "Lista de APIs"). */
export const methods = {
	upsertCustomer: { path: 'geral/clientes', call: 'UpsertCliente' },
	changeCustomer: { path: 'geral/clientes', call: 'AlterarCliente' },
	getCustomer: { path: 'geral/clientes', call: 'ConsultarCliente' },
	listCustomers: { path: 'geral/clientes', call: 'ListarClientes' },
	getProduct: { path: 'geral/produtos', call: 'ConsultarProduto' },
	listBankAccounts: { path: 'geral/contacorrente', call: 'ListarContasCorrentes' },
	createSale: { path: 'produtos/pedido', call: 'IncluirPedido' },
	saleStatus: { path: 'produtos/pedido', call: 'StatusPedido' },
	getSale: { path: 'produtos/pedido', call: 'ConsultarPedido' },
	billSale: { path: 'produtos/pedidovendafat', call: 'FaturarPedidoVenda' },
	findInvoice: { path: 'produtos/nfconsultar', call: 'ConsultarNF' },
	listInvoices: { path: 'produtos/nfconsultar', call: 'ListarNF' },
	getDocument: { path: 'produtos/dfedocs', call: 'ObterNfe' },
	adjustStock: { path: 'estoque/ajuste', call: 'IncluirAjusteEstoque' },
	stockPosition: { path: 'estoque/consulta', call: 'PosicaoEstoque' },
	listPositions: { path: 'estoque/consulta', call: 'ListarPosEstoque' },
	listLocations: { path: 'estoque/local', call: 'ListarLocaisEstoque' },
} as const satisfies Record<string, Method>;
