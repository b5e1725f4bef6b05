import { list } from 'posthorn';

/** Domains of shipping lines, forwarders and customs brokers that we work with. */
export const carriers = list('carriers.csv');
/** Domains of suppliers: board mills, hardware, upholstery, packaging. */
export const suppliers = list('suppliers.csv');
/** Registrable domains of buyers whose office keeps Central European time. */
export const buyersInEurope = list('buyers-europe.csv');
/** Registrable domains of buyers whose office keeps US Central time. */
export const buyersInAmerica = list('buyers-america.csv');

/** Days on which an office is closed. */
export const holidaysInChina = list('holidays-china.csv');
export const holidaysInHamburg = list('holidays-hamburg.csv');
