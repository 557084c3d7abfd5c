/** Node's HTTP, without what naming it in an import loads along with it: a client and web sockets, a sixth of a start. */
export const { createServer, request } = process.getBuiltinModule('node:http')
