/**
 * Words that stand in names and addresses of half the country or in messages of vendors: alone they tell nothing of anybody. In one with
 * the words around them they are taken out all the same.
 */
export const commonWords = new Set(
	`das dos del los las com sem por para nao the and von van
	rua avenida ave alameda travessa praca estrada rodovia largo quadra lote apto apartamento bloco casa sala andar torre fundos loja
	edificio conjunto condominio centro bairro jardim vila parque cidade municipio estado norte sul leste oeste interior km
	street road avenue number house apartment floor city state
	comercio comercial industria servicos servico produtos produto ltda eireli mei epp empresa companhia distribuidora varejo
	cliente clientes customer contato contact vendas financeiro compras atendimento admin info email mail test teste exemplo example
	nota notas fiscal nfe nfce pedido pedidos order venda sale estoque stock lancado lancada lancamento pagamento payment cobranca
	invoice address name phone cpf cnpj cep endereco nome telefone invalid invalido invalida erro error rejeicao valor campo
	gmail hotmail outlook yahoo uol bol icloud terra live globo
	ponte whatsapp sefaz`
		.split(/\s+/)
		.filter((word) => word !== ''),
);
