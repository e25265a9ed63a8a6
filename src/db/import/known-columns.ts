/**
 * Columns of FlughafenDB's tables in the order of its dumps (doi 10.5281/zenodo.3968361), for files without names of
 * columns.
 */
export const knownColumns: Readonly<Record<string, readonly string[]>> = {
  airline: ['airline_id', 'iata', 'airlinename', 'base_airport'],
  airplane: ['airplane_id', 'capacity', 'type_id', 'airline_id'],
  airplane_type: ['type_id', 'identifier', 'description'],
  airport: ['airport_id', 'iata', 'icao', 'name'],
  airport_geo: ['airport_id', 'name', 'city', 'country', 'latitude', 'longitude', 'geolocation'],
  booking: ['booking_id', 'flight_id', 'seat', 'passenger_id', 'price'],
  flight: ['flight_id', 'flightno', 'from', 'to', 'departure', 'arrival', 'airline_id', 'airplane_id'],
  flight_log: [
    ...['flight_log_id', 'log_date', 'user', 'flight_id', 'flightno_old', 'flightno_new'],
    ...['from_old', 'to_old', 'from_new', 'to_new'],
    ...['departure_old', 'arrival_old', 'departure_new', 'arrival_new'],
    ...['airplane_id_old', 'airplane_id_new', 'airline_id_old', 'airline_id_new', 'comment'],
  ],
  flightschedule: [
    ...['flightno', 'from', 'to', 'departure', 'arrival', 'airline_id'],
    ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ],
  passenger: ['passenger_id', 'passportno', 'firstname', 'lastname'],
  passengerdetails: [
    ...['passenger_id', 'birthdate', 'sex', 'street', 'city', 'zip', 'country', 'emailaddress', 'telephoneno'],
  ],
}
