export { Database, type SqlRunner, type Transaction } from './database.js';
export { allStatements, statement, type Statement } from './statement.js';
