// Generated from openapi.yaml: `npm run docs:generate` in the root. Do not edit.
// sha256 of openapi.yaml: d8ca9e12516c6ce7bbc6cdcf9e1c5bb192c18d379f6685bf2b3bd621253ead94
// sha256 of the types: 14be8ed8f576ec3fb4d817318d81727b12bda33595203b9bc9f9d83b47f498b5
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Whether the process replies */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Whether requests can be served */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/search": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Flights of one route on one day
         * @description Key: `flight:search:{from}:{to}:{date}`. The day is the local day at the departure airport.
         */
        get: operations["searchFlights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/round-trip": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Flights there and back
         * @description Combines the entries of both one-way searches. `Cache-Status` has one member for each.
         */
        get: operations["searchRoundTrip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{flightId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * One flight, layer by layer
         * @description Russian doll caching: four entries, each with its own TTL: `flight:{flightId}:details`, `:schedule`, `:availability`, `:status`. `Cache-Status` has one member for each.
         */
        get: operations["getFlight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move, delay, cancel or reinstate a flight
         * @description Write-through: one transaction commits the change and its row in `flight_log`. The next read of each entry that shows the flight is fresh.
         */
        patch: operations["changeFlight"];
        trace?: never;
    };
    "/v1/flights/{flightId}/manifest": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Passengers of a flight
         * @description Reads the database. Names are not cached.
         */
        get: operations["getManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routes/popular": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * The most searched routes
         * @description Searches are counted in the sorted set `routes:searches`, within a second of the search.
         */
        get: operations["popularRoutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routes/{from}/{to}/distance": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Distance between two airports */
        get: operations["routeDistance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/airports": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Airports by country, city or prefix */
        get: operations["listAirports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/airports/{iata}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * One airport
         * @description An unknown code is 404. That response is cached, too.
         */
        get: operations["getAirport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename an airport
         * @description Write-through: after the response, the next read of each entry that shows the name is fresh.
         */
        patch: operations["renameAirport"];
        trace?: never;
    };
    "/v1/airlines": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Airlines */
        get: operations["listAirlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/airlines/top-routes": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Airlines with the most routes
         * @description The expensive query: it reads every flight of the database.
         */
        get: operations["topRoutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/airlines/{iata}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** One airline */
        get: operations["getAirline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename an airline
         * @description Write-through: after the response, the next read of each entry that shows the name is fresh.
         */
        patch: operations["renameAirline"];
        trace?: never;
    };
    "/v1/analytics/{report}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * A report on all flights and bookings
         * @description Cached in three levels: the response, the full report, and the facts of all reports. Only the facts need the database, over separate connections. Figures are as old as `generatedAt`; names are always current.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{flightId}/seats": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Current seats of a flight
         * @description From the seat map in Valkey: the bitmap `flight:{flightId}:seatmap:{shard}`.
         */
        get: operations["getSeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Sessions of the passenger */
        get: operations["listSessions"];
        put?: never;
        /**
         * Sign in
         * @description Takes a passport number and the last name. Begins a session under a new id, even if the request has a cookie. `GET /v1/passengers/sample` lists some passengers.
         */
        post: operations["signIn"];
        /** Sign out everywhere */
        delete: operations["endAllSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** The session */
        get: operations["currentSession"];
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Requests in progress cannot restore the session. The cart is kept for an hour.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        /**
         * Remember preferences or a search
         * @description Each preference is a separate field, so concurrent changes of other preferences are kept.
         */
        patch: operations["remember"];
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/stats": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Active sessions of a day */
        get: operations["sessionStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/cart": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** The cart */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/cart/items": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a seat to the cart
         * @description Holds the seat for some minutes. Added again, an item with an expired hold gets a new one.
         */
        post: operations["addToCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/cart/items/{itemId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a seat from the cart */
        delete: operations["removeFromCart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current/checkout": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check out the cart in steps
         * @description `passenger_details`, `payment`, `confirmation`, in this order. Each may be repeated; a repeated `confirmation` returns the same bookings.
         */
        post: operations["checkout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{flightId}/holds": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold a seat for some minutes
         * @description A repeat for the same seat and passenger returns the same hold.
         */
        post: operations["holdSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{flightId}/holds/{holdId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Release a held seat */
        delete: operations["releaseHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{flightId}/bookings": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book a seat
         * @description Books a seat by name, a held seat, or any free seat if the body names neither.
         */
        post: operations["bookSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** One booking */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        /**
         * Cancel a booking
         * @description Possible until the departure of the flight.
         */
        delete: operations["cancelBooking"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passengers/sample": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Some passengers with the data of a sign-in
         * @description Passengers with the most recent bookings. Needs `WORKSHOP=true`.
         */
        get: operations["samplePassengers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{passengerId}/flights": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * A passenger's flights
         * @description All booked flights, page by page. Only first pages are cached. A page whose cursor names a booking that was cancelled continues after its place.
         */
        get: operations["passengerFlights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{passengerId}/profile": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Profile of a passenger */
        get: operations["passengerProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{passengerId}/routes": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Most flown routes of a passenger */
        get: operations["passengerRoutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaderboards": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** List leaderboards and their definitions */
        get: operations["leaderboards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaderboards/{board}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Page of a leaderboard
         * @description Highest score first. Bookings and cancellations change it within a second. The first read of a window builds it from the database.
         */
        get: operations["leaderboard"];
        /**
         * Make or replace a leaderboard
         * @description The board is built from the database in the background. A replaced board shows its former scores until then.
         */
        put: operations["defineLeaderboard"];
        post?: never;
        /** Delete a leaderboard */
        delete: operations["deleteLeaderboard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaderboards/{board}/members/{member}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Standing of a member and its neighbours */
        get: operations["leaderboardMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaderboards/{board}/stream": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Stream of the top of a leaderboard
         * @description Server-Sent Events named `board`, one for each change and at most five a second. Their data is the body of `GET /v1/leaderboards/{board}`. A client that sends the id of its last event as `Last-Event-ID` gets only changes since. A comment every 15 seconds keeps the connection.
         */
        get: operations["leaderboardStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaderboards/{board}/scores": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a score manually
         * @description Changes the score in all current windows. The next reconcile restores the score of the database.
         */
        post: operations["changeScore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaderboards/{board}/reconcile": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare a leaderboard with the database and repair it
         * @description Compares all built windows while bookings continue. After 20 seconds it leaves the other windows to the hourly run.
         */
        post: operations["reconcileLeaderboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Cache figures by kind of entry
         * @description Sums of all live instances, since start and for the last minute.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/stream": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Cache figures once a second
         * @description Server-Sent Events `stats` with the body of `GET /v1/stats`. A slow client skips events.
         */
        get: operations["streamStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/server": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of the Valkey servers
         * @description Each server is queried at most once a second.
         */
        get: operations["getServerStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/write-behind": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Lag of the counters in the database */
        get: operations["writeBehindStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/keys": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Keys of a Valkey with a prefix
         * @description Uses SCAN, so the order is undefined. A page may have fewer keys than `limit`, even none, or a few more. A key may appear twice.
         */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/memory": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Memory by kind of key
         * @description Estimates from a sample: scans 50,000 keys of a server and measures 50 of each kind, in at most two seconds.
         */
        get: operations["sampleMemory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/slowlog": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Slow commands of the Valkeys */
        get: operations["readSlowLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats/alerts": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Current alerts */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traces/{traceId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Trace of a request
         * @description Traces of requests with `X-Trace: 1`, kept for ten minutes. The id is the `X-Trace-Id` of the response; a request id opens no trace. Needs `WORKSHOP=true`.
         */
        get: operations["getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/cache/flush": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Flush every entry, or those of one kind
         * @description Results of loads in progress are not stored. Other keys are untouched. Scans all keys.
         */
        post: operations["flushCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/cache/invalidate": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invalidate entries by key or by tag */
        post: operations["invalidateCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/cache/warm": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Warm the cache
         * @description Queues a job. A worker runs one warming at a time and skips fresh entries. Frequent passengers have the most of the 100,000 newest bookings.
         */
        post: operations["warmCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/cache/warm/{jobId}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Progress of a warming
         * @description The log of the worker has the reason of a failure.
         */
        get: operations["getWarming"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/cache/eviction": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        /** Eviction policies */
        get: operations["getEviction"];
        /**
         * Change the eviction policy of the cache server
         * @description Changes every primary until its restart. The state server is never changed. A server with both roles must not evict. `forbidden` also if the server rejects `CONFIG`, as managed servers do.
         */
        put: operations["setEviction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Airline */
        Airline: {
            /** @example AA */
            iata: string;
            /** @example American Airlines */
            name: string;
            baseAirport: components["schemas"]["BaseAirport"] | null;
        };
        /** AirlineChange */
        AirlineChange: {
            /**
             * @description Its new name.
             * @example American Airlines
             */
            name: string;
        };
        /** AirlinePage */
        AirlinePage: {
            data: components["schemas"]["Airline"][];
            /**
             * @description Cursor of the next page; null on the last page.
             * @example SkZL
             */
            nextCursor: string | null;
        };
        /** AirlineRoutes */
        AirlineRoutes: {
            airline: components["schemas"]["Airline"];
            /**
             * @description Pairs of airports, each direction counted.
             * @example 1102
             */
            totalRoutes: number;
            /**
             * @description Number of destinations.
             * @example 348
             */
            destinations: number;
        };
        /** AirlineRoutesList */
        AirlineRoutesList: {
            data: components["schemas"]["AirlineRoutes"][];
        };
        /** AirlineSummary */
        AirlineSummary: {
            /** @example AA */
            iata: string;
            /** @example American Airlines */
            name: string;
        };
        /**
         * AirlinesReport
         * @description In words: airlines by flights, most first.
         */
        AirlinesReport: {
            /**
             * @description Name of the report. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            report: "airlines";
            /**
             * Format: date-time
             * @description Time of the database query.
             * @example 2025-12-15T08:00:00Z
             */
            generatedAt: string;
            data: components["schemas"]["AirlinesReportLine"][];
        };
        /** AirlinesReportLine */
        AirlinesReportLine: {
            airline: components["schemas"]["AirlineSummary"];
            /**
             * @description All flights: past, future and cancelled ones.
             * @example 1460
             */
            flights: number;
            /**
             * @description Number of destinations.
             * @example 348
             */
            destinations: number;
            /**
             * @description Bookings on its flights.
             * @example 211700
             */
            bookings: number;
            /**
             * @description Sum of the prices paid.
             * @example 63298300.00
             */
            revenue: string;
            /**
             * @description Currency of the amounts in this line.
             * @enum {string}
             */
            currency: "USD";
            /**
             * @description Share of booked seats on departed flights. Null without departed flights.
             * @example 0.8731
             */
            loadFactor: number | null;
            /**
             * @description Share of flights on time (neither cancelled nor 15 or more minutes late), as on the board `airlines-ontime`. Flights count once their scheduled departure has passed. Null without such flights.
             * @example 0.8731
             */
            onTimeShare: number | null;
        };
        /** Airport */
        Airport: {
            /** @example JFK */
            iata: string;
            /** @example KJFK */
            icao: string;
            /** @example John F. Kennedy International Airport */
            name: string;
            /** @example New York */
            city: string | null;
            /** @example United States */
            country: string | null;
            /**
             * @description ISO 3166-1 alpha-3.
             * @example USA
             */
            countryCode: string | null;
            /** @example 40.639447 */
            latitude: number | null;
            /** @example -73.779317 */
            longitude: number | null;
            /**
             * @description IANA time zone; `UTC` for an airport without a known position.
             * @example America/New_York
             */
            timeZone: string;
        };
        /** AirportChange */
        AirportChange: {
            /**
             * @description Its new name.
             * @example John F. Kennedy International Airport
             */
            name: string;
        };
        /** AirportInCountry */
        AirportInCountry: {
            /**
             * @description Null for an airport without an IATA code.
             * @example JFK
             */
            iata: string | null;
            /** @example KJFK */
            icao: string;
            /** @example John F. Kennedy International Airport */
            name: string;
            /** @example New York */
            city: string | null;
            /**
             * @description IANA time zone; `UTC` for an airport without a known position.
             * @example America/New_York
             */
            timeZone: string;
            /** @example United States */
            country: string | null;
        };
        /** AirportPage */
        AirportPage: {
            data: components["schemas"]["Airport"][];
            /**
             * @description Cursor of the next page; null on the last page.
             * @example SkZL
             */
            nextCursor: string | null;
        };
        /** AirportSummary */
        AirportSummary: {
            /**
             * @description Null for an airport without an IATA code.
             * @example JFK
             */
            iata: string | null;
            /** @example KJFK */
            icao: string;
            /** @example John F. Kennedy International Airport */
            name: string;
            /** @example New York */
            city: string | null;
        };
        /** Alert */
        Alert: {
            code: components["schemas"]["AlertCode"];
            /**
             * @description Subject of the alert.
             * @example cache
             */
            subject: string;
            severity: components["schemas"]["AlertSeverity"];
            /** @example The cache Valkey uses 91 % of its memory. */
            message: string;
            /** @example 0.91 */
            value: number;
            /** @example 0.8 */
            limit: number;
            /**
             * Format: date-time
             * @description Time of the first report by this instance.
             * @example 2025-12-15T08:00:00Z
             */
            since: string;
        };
        /**
         * AlertCode
         * @description Kind of alert.
         * @example memory-high
         * @enum {string}
         */
        AlertCode: "server-unavailable" | "server-full" | "commands-refused" | "state-lost" | "memory-high" | "evictions" | "hit-ratio-low" | "write-behind-lag" | "breaker-open";
        /**
         * AlertSeverity
         * @description Severity. `critical` needs attention now.
         * @enum {string}
         */
        AlertSeverity: "warning" | "critical";
        /** Alerts */
        Alerts: {
            data: components["schemas"]["Alert"][];
        };
        /**
         * BaseAirport
         * @description Main airport; null if unknown.
         */
        BaseAirport: {
            /**
             * @description Null for an airport without an IATA code.
             * @example DFW
             */
            iata: string | null;
            /** @example KDFW */
            icao: string;
            /** @example Dallas Fort Worth International Airport */
            name: string;
        };
        /** BookedItem */
        BookedItem: {
            /** @example 1 */
            bookingId: number;
            /** @example 1001 */
            flightId: number;
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string | null;
            /**
             * @description Price paid. Decimal, in `currency`.
             * @example 299.00
             */
            price: string;
        };
        /** Booking */
        Booking: {
            /** @example 1 */
            bookingId: number;
            /** @example 1001 */
            flightId: number;
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string | null;
            /** @example 1 */
            passengerId: number;
            /**
             * @description Decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
        };
        /** BookingRequest */
        BookingRequest: {
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat?: string;
            /**
             * Format: uuid
             * @description Id of a hold of the same passenger.
             */
            holdId?: string;
            /**
             * @description Passenger to act for. Required for admin requests; else the caller.
             * @example 1
             */
            passengerId?: number;
        };
        /**
         * BusiestRoutesReport
         * @description In words: pairs of airports by flights, each direction separately, most first.
         */
        BusiestRoutesReport: {
            /**
             * @description Name of the report. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            report: "busiest-routes";
            /**
             * Format: date-time
             * @description Time of the database query.
             * @example 2025-12-15T08:00:00Z
             */
            generatedAt: string;
            data: components["schemas"]["BusiestRoutesReportLine"][];
        };
        /** BusiestRoutesReportLine */
        BusiestRoutesReportLine: {
            from: components["schemas"]["AirportSummary"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles"
             *     }
             */
            to: components["schemas"]["AirportSummary"];
            /**
             * @description All flights: past, future and cancelled ones.
             * @example 1460
             */
            flights: number;
            /**
             * @description Airlines on the route.
             * @example 4
             */
            airlines: number;
            /**
             * @description Bookings on its flights.
             * @example 211700
             */
            passengers: number;
        };
        /**
         * CacheFigures
         * @description Since the start of each instance.
         */
        CacheFigures: {
            /**
             * @description Reads that the cache served: fresh or stale, from Valkey or from an in-process copy.
             * @example 97310
             */
            hits: number;
            /**
             * @description Hits from an in-process copy.
             * @example 41200
             */
            localHits: number;
            /**
             * @description Stale hits: during a refresh, or because a load failed or was slow.
             * @example 120
             */
            staleHits: number;
            /**
             * @description Reads that waited for a load, or failed.
             * @example 2690
             */
            misses: number;
            /**
             * @description Hits divided by hits and misses. Null without reads.
             * @example 0.9731
             */
            hitRatio: number | null;
            /**
             * @description Misses that joined the load of another reader.
             * @example 310
             */
            collapsed: number;
            /**
             * @description Misses that bypassed the cache, because it was unavailable or the request asked for it.
             * @example 12
             */
            bypassed: number;
            /**
             * @description Misses that failed: the load failed, exceeded the concurrency limit, or was forbidden.
             * @example 3
             */
            failed: number;
            /**
             * @description Reads that asked for a fresh load. Neither hits nor misses.
             * @example 25
             */
            requested: number;
            /**
             * @description Reads with the result "not found".
             * @example 140
             */
            absent: number;
            /**
             * @description Loads for reads, for refreshes, for warming and after changes.
             * @example 2405
             */
            loads: number;
            /**
             * @description Failed loads.
             * @example 3
             */
            loadErrors: number;
            /**
             * @description Mean duration of a hit. Null without measured hits. Milliseconds.
             * @example 0.318
             */
            avgHitMs: number | null;
            /**
             * @description 99th percentile of the duration of a hit, within a tenth. Milliseconds.
             * @example 0.92
             */
            p99HitMs: number | null;
            /**
             * @description Mean duration of a load. Milliseconds.
             * @example 6.41
             */
            avgLoadMs: number | null;
            /**
             * @description 99th percentile of the duration of a load, within a tenth. Milliseconds.
             * @example 31.5
             */
            p99LoadMs: number | null;
            /**
             * @description Reads minus loads. Without the cache, each read would be a query.
             * @example 97620
             */
            databaseQueriesAvoided: number;
        };
        /** CacheFlush */
        CacheFlush: {
            entry?: components["schemas"]["EntryKind"];
        };
        /** CacheFlushed */
        CacheFlushed: {
            /**
             * @description Number of deleted keys and of keys with a load in progress.
             * @example 12
             */
            dropped: number;
            /** @description Result for each requested kind. */
            entries: components["schemas"]["FlushedKind"][];
        };
        /** CacheInvalidated */
        CacheInvalidated: {
            /**
             * @description Number of invalidated keys: the named ones and those with the tags, whether or not they existed.
             * @example 3
             */
            dropped: number;
        };
        /** CacheInvalidation */
        CacheInvalidation: {
            keys?: string[];
            tags?: string[];
        };
        /** CacheWarming */
        CacheWarming: {
            /** @description Default: the twenty most searched routes. Without searches, the twenty with the most flights. */
            routes?: components["schemas"]["RouteToWarm"][];
            /**
             * @description Number of days from today, local time of each departure airport.
             * @default 7
             */
            days: number;
            /**
             * @description Number of frequent passengers whose flights and profile are loaded, too.
             * @default 0
             */
            users: number;
        };
        /** Cart */
        Cart: {
            items: components["schemas"]["CartItem"][];
            /**
             * @description Total of all items. Decimal, in `currency`.
             * @example 299.00
             */
            total: string;
            /** @example USD */
            currency: string;
        };
        /** CartItem */
        CartItem: {
            /**
             * @description Flight and seat.
             * @example 1001-12A
             */
            itemId: string;
            /** @example 1001 */
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            /**
             * @description IATA code of the airport, or its ICAO code if it has none.
             * @example JFK
             */
            from: string;
            /**
             * @description IATA code of the airport, or its ICAO code if it has none.
             * @example LAX
             */
            to: string;
            /**
             * Format: date-time
             * @description Scheduled departure, UTC.
             * @example 2025-12-15T13:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T08:00:00-05:00
             */
            departureLocal: string;
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string;
            status: components["schemas"]["CartItemStatus"];
            /**
             * Format: date-time
             * @description End of the hold. Null if it has expired.
             * @example 2025-12-15T08:00:00Z
             */
            heldUntil: string | null;
            /**
             * @description Price of the seat. Decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
        };
        /** CartItemRequest */
        CartItemRequest: {
            /**
             * @description Id of the flight.
             * @example 1001
             */
            flightId: number;
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string;
        };
        /**
         * CartItemStatus
         * @description State of the hold. Add an expired item again, or remove it.
         * @enum {string}
         */
        CartItemStatus: "held" | "expired";
        /** CheckoutConfirmation */
        CheckoutConfirmation: {
            /**
             * @description Short reference, made from the id of the first booking.
             * @example 000001
             */
            bookingReference: string;
            bookings: components["schemas"]["BookedItem"][];
            /**
             * @description Total of all bookings. Decimal, in `currency`.
             * @example 299.00
             */
            total: string;
            /** @example USD */
            currency: string;
            /** @example 1111 */
            cardLast4: string;
        };
        /** CheckoutState */
        CheckoutState: {
            /**
             * Format: uuid
             * @description Id of the checkout.
             * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
             */
            checkoutId: string;
            /**
             * @description Completed steps.
             * @example [
             *       "passenger_details",
             *       "payment"
             *     ]
             */
            done: ("passenger_details" | "payment")[];
            /**
             * @description Next step.
             * @example confirmation
             * @enum {string}
             */
            next: "payment" | "confirmation";
            /** @example 1111 */
            cardLast4: string | null;
            /**
             * @description Total of all items. Decimal, in `currency`.
             * @example 299.00
             */
            total: string;
            /** @example USD */
            currency: string;
        };
        /** CheckoutStep */
        CheckoutStep: components["schemas"]["PassengerDetailsStep"] | components["schemas"]["PaymentStep"] | components["schemas"]["ConfirmationStep"];
        /** ConfirmationStep */
        ConfirmationStep: {
            /**
             * @description The last step. It books all seats of the cart, or none. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            step: "confirmation";
        };
        /**
         * CountedKind
         * @description Kind of entry; `seats`: seat maps.
         * @example flight-search
         * @enum {string}
         */
        CountedKind: "airfield-label" | "airline" | "airline-list" | "airline-top-routes" | "airport" | "airport-list" | "airport-search" | "analytics-aggregated" | "analytics-raw" | "analytics-report" | "flight-availability" | "flight-details" | "flight-schedule" | "flight-search" | "flight-status" | "leaderboards" | "passenger-flights" | "passenger-label" | "passenger-profile" | "passenger-routes" | "popular-routes" | "route-distance" | "seats";
        /**
         * CountriesReport
         * @description In words: countries by flights, most first.
         */
        CountriesReport: {
            /**
             * @description Name of the report. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            report: "countries";
            /**
             * Format: date-time
             * @description Time of the database query.
             * @example 2025-12-15T08:00:00Z
             */
            generatedAt: string;
            data: components["schemas"]["CountriesReportLine"][];
        };
        /** CountriesReportLine */
        CountriesReportLine: {
            /** @example United States */
            country: string;
            /**
             * @description ISO 3166-1 alpha-3. Null if unknown.
             * @example USA
             */
            countryCode: string | null;
            /**
             * @description Airports of the country that have flights.
             * @example 412
             */
            airports: number;
            /**
             * @description Departures and arrivals. A flight within the country counts once. All flights: past, future and cancelled ones.
             * @example 184202
             */
            flights: number;
            /**
             * @description Other countries with flights from this country.
             * @example 97
             */
            destinationCountries: number;
            /**
             * @description Bookings on these flights.
             * @example 26709290
             */
            passengers: number;
        };
        /**
         * DefinedLeaderboard
         * @example {
         *       "board": "top-spenders",
         *       "title": "Top spenders",
         *       "source": "bookings",
         *       "member": "passenger",
         *       "metric": "revenue",
         *       "windows": [
         *         "all",
         *         "monthly"
         *       ],
         *       "standing": false
         *     }
         */
        DefinedLeaderboard: {
            /**
             * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
             * @example passengers-most-flights
             */
            board: string;
            /**
             * @description Display name.
             * @example Top spenders
             */
            title: string;
            source: components["schemas"]["LeaderboardSource"];
            member: components["schemas"]["LeaderboardMemberKind"];
            metric: components["schemas"]["LeaderboardMetric"];
            filter?: components["schemas"]["LeaderboardFilter"];
            /** @description Windows of the board. */
            windows: components["schemas"]["LeaderboardWindow"][];
            /** @description Whether the board is built in. */
            standing: boolean;
        };
        /** Dependency */
        Dependency: {
            /**
             * @description Role of the server.
             * @enum {string}
             */
            name: "database" | "cache" | "state";
            status: components["schemas"]["ServerStatus"];
            /**
             * @description Duration of the check. Milliseconds.
             * @example 0.42
             */
            latencyMs: number;
        };
        /** DeviceSession */
        DeviceSession: {
            /**
             * @description Digest of the session id. It identifies the session, but does not grant access to it.
             * @example 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b
             */
            sessionId: string;
            /**
             * @description Name of the client.
             * @example My phone
             */
            device: string | null;
            /**
             * Format: date-time
             * @description Time of the sign-in.
             * @example 2025-12-15T08:00:00Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Time of the last request, to the minute.
             * @example 2025-12-15T08:00:00Z
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description End of the session if it stays unused.
             * @example 2025-12-15T08:30:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Latest end of the session.
             * @example 2025-12-15T20:00:00Z
             */
            absoluteExpiresAt: string;
            /** @description Whether it is the session of this request. */
            current: boolean;
        };
        /** DeviceSessionList */
        DeviceSessionList: {
            data: components["schemas"]["DeviceSession"][];
            nextCursor: null;
        };
        /** EntryFigures */
        EntryFigures: {
            entry: components["schemas"]["CountedKind"];
            sinceStart: components["schemas"]["CacheFigures"];
            /** @description Of the last minute. */
            lastMinute: components["schemas"]["CacheFigures"];
        };
        /**
         * EntryKind
         * @description Kind of entry, by its name in the catalogue. Default: all kinds.
         * @enum {string}
         */
        EntryKind: "airfield-label" | "airline" | "airline-list" | "airline-top-routes" | "airport" | "airport-list" | "airport-search" | "analytics-aggregated" | "analytics-raw" | "analytics-report" | "flight-availability" | "flight-details" | "flight-schedule" | "flight-search" | "flight-status" | "leaderboards" | "passenger-flights" | "passenger-label" | "passenger-profile" | "passenger-routes" | "popular-routes" | "route-distance";
        /** Eviction */
        Eviction: {
            cache: components["schemas"]["ServerEviction"];
            /**
             * @example {
             *       "shared": false,
             *       "policy": "noeviction",
             *       "maxmemory": 268435456,
             *       "usedMemory": 9437184,
             *       "evictedKeys": 0,
             *       "primaries": [
             *         {
             *           "policy": "noeviction",
             *           "maxmemory": 268435456,
             *           "usedMemory": 9437184,
             *           "evictedKeys": 0
             *         }
             *       ],
             *       "meaning": "No key is evicted. When memory is full, bookings are refused until there is room.",
             *       "warnings": []
             *     }
             */
            state: components["schemas"]["ServerEviction"];
        };
        /** EvictionChange */
        EvictionChange: {
            policy?: components["schemas"]["EvictionPolicy"];
            /**
             * @description Limit of each primary in bytes. 0: no limit. A limit below the memory in use evicts keys or refuses writes; see `meaning`.
             * @example 268435456
             */
            maxmemory?: number;
        };
        /**
         * EvictionPolicy
         * @description Eviction policy. `noeviction`: No key. Writes are refused. `allkeys-lru`: The least recently used key. `allkeys-lfu`: The least frequently used key. `allkeys-random`: A random key. `volatile-lru`: The least recently used key that has a TTL. `volatile-lfu`: The least frequently used key that has a TTL. `volatile-random`: A random key that has a TTL. `volatile-ttl`: The key with the shortest remaining TTL.
         * @enum {string}
         */
        EvictionPolicy: "noeviction" | "allkeys-lru" | "allkeys-lfu" | "allkeys-random" | "volatile-lru" | "volatile-lfu" | "volatile-random" | "volatile-ttl";
        /** Fault */
        Fault: {
            /** @example query.date */
            path: string;
            /** @example must be a day such as 2025-12-15 */
            message: string;
        };
        /** Flight */
        Flight: {
            /** @example 1001 */
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            airline: components["schemas"]["AirlineSummary"];
            from: components["schemas"]["ZonedAirport"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles",
             *       "timeZone": "America/Los_Angeles"
             *     }
             */
            to: components["schemas"]["ZonedAirport"];
            /** @example Airbus A321neo */
            aircraft: string | null;
            /**
             * Format: date-time
             * @description Scheduled departure, UTC.
             * @example 2025-12-15T13:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T08:00:00-05:00
             */
            departureLocal: string;
            /**
             * Format: date-time
             * @description Scheduled arrival, UTC.
             * @example 2025-12-15T19:15:00Z
             */
            arrival: string;
            /**
             * Format: date-time
             * @description The same by the clock of the arrival airport.
             * @example 2025-12-15T11:15:00-08:00
             */
            arrivalLocal: string;
            /** @example 375 */
            durationMinutes: number;
            /**
             * @description Decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
            /** @example 196 */
            totalSeats: number;
            /** @example 152 */
            bookedSeats: number;
            /** @example 44 */
            availableSeats: number;
            status: components["schemas"]["FlightStatus"];
        };
        /** FlightChange */
        FlightChange: {
            /**
             * Format: date-time
             * @description New departure. UTC; a fraction of a second is dropped.
             * @example 2025-12-15T08:00:00Z
             */
            departure?: string;
            /**
             * Format: date-time
             * @description New arrival, after the departure. UTC; a fraction of a second is dropped.
             * @example 2025-12-15T08:00:00Z
             */
            arrival?: string;
            /** @description `delayed` adds the change of `departure` to the delay. `scheduled` makes its times the plan. `cancelled` ends its bookings. */
            status?: components["schemas"]["FlightStatus"];
            /**
             * @description Reason, for the log.
             * @example Fog in New York
             */
            comment?: string;
        };
        /** FlightDetails */
        FlightDetails: {
            /** @example 1001 */
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            airline: components["schemas"]["AirlineSummary"];
            from: components["schemas"]["ZonedAirport"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles",
             *       "timeZone": "America/Los_Angeles"
             *     }
             */
            to: components["schemas"]["ZonedAirport"];
            /** @example Airbus A321neo */
            aircraft: string | null;
            schedule: components["schemas"]["FlightSchedule"];
            seats: components["schemas"]["FlightSeats"];
            status: components["schemas"]["FlightState"];
        };
        /** FlightList */
        FlightList: {
            /** @description By departure. */
            data: components["schemas"]["Flight"][];
        };
        /** FlightSchedule */
        FlightSchedule: {
            /**
             * Format: date-time
             * @description Scheduled departure, UTC.
             * @example 2025-12-15T13:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T08:00:00-05:00
             */
            departureLocal: string;
            /**
             * Format: date-time
             * @description Scheduled arrival, UTC.
             * @example 2025-12-15T19:15:00Z
             */
            arrival: string;
            /**
             * Format: date-time
             * @description The same by the clock of the arrival airport.
             * @example 2025-12-15T11:15:00-08:00
             */
            arrivalLocal: string;
            /** @example 375 */
            durationMinutes: number;
            /**
             * @description Decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
        };
        /** FlightSeats */
        FlightSeats: {
            /** @example 196 */
            totalSeats: number;
            /** @example 152 */
            bookedSeats: number;
            /** @example 44 */
            availableSeats: number;
        };
        /** FlightState */
        FlightState: {
            status: components["schemas"]["FlightStatus"];
            /**
             * @description Delay of the departure.
             * @example 0
             */
            delayMinutes: number;
            /**
             * Format: date-time
             * @description Time of the last change of the status, UTC. Null if it was never changed.
             * @example 2025-12-15T08:00:00Z
             */
            updatedAt: string | null;
        };
        /**
         * FlightStatus
         * @description Status of the flight.
         * @enum {string}
         */
        FlightStatus: "scheduled" | "delayed" | "cancelled";
        /** FlushedKind */
        FlushedKind: {
            /** @example flight-search */
            entry: string;
            /**
             * @description Number of deleted keys and of keys with a load in progress.
             * @example 12
             */
            dropped: number;
        };
        /**
         * FrequentFlyersReport
         * @description In words: passengers by bookings, most first.
         */
        FrequentFlyersReport: {
            /**
             * @description Name of the report. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            report: "frequent-flyers";
            /**
             * Format: date-time
             * @description Time of the database query.
             * @example 2025-12-15T08:00:00Z
             */
            generatedAt: string;
            data: components["schemas"]["FrequentFlyersReportLine"][];
        };
        /** FrequentFlyersReportLine */
        FrequentFlyersReportLine: {
            /**
             * @description First name and initial, because reports are public.
             * @example Anna K.
             */
            passenger: string;
            /**
             * @description Past and future bookings.
             * @example 64
             */
            bookings: number;
            /**
             * @description Great circle miles of all booked flights. Statute miles.
             * @example 158400
             */
            miles: number;
            /**
             * @description Sum of the prices paid.
             * @example 19136.00
             */
            spent: string;
            /**
             * @description Currency of the amounts in this line.
             * @enum {string}
             */
            currency: "USD";
        };
        /** HitRatioTarget */
        HitRatioTarget: {
            /**
             * @description Name of the target.
             * @enum {string}
             */
            name: "search" | "history" | "seats" | "analytics";
            /**
             * @description Target hit ratio.
             * @example 0.95
             */
            hitRatio: number;
            /** @description Kinds of entry that it covers. */
            kinds: string[];
            /**
             * @description Hit ratio of the last minute. Null without reads.
             * @example 0.9731
             */
            lastMinute: number | null;
            /**
             * @description Hit ratio since start.
             * @example 0.9731
             */
            sinceStart: number | null;
            /** @description Whether the last minute meets the target. Null without reads. */
            met: boolean | null;
        };
        /** Hold */
        Hold: {
            /**
             * Format: uuid
             * @description Id of the hold.
             * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
             */
            holdId: string;
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string;
            /**
             * Format: date-time
             * @description End of the hold, UTC.
             * @example 2025-12-15T08:00:00Z
             */
            expiresAt: string;
            /**
             * @description Current price of the seat: decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
        };
        /** HoldRequest */
        HoldRequest: {
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string;
            /**
             * @description Passenger to act for. Required for admin requests; else the caller.
             * @example 1
             */
            passengerId?: number;
        };
        /**
         * HubsReport
         * @description In words: airports by flights, most first.
         */
        HubsReport: {
            /**
             * @description Name of the report. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            report: "hubs";
            /**
             * Format: date-time
             * @description Time of the database query.
             * @example 2025-12-15T08:00:00Z
             */
            generatedAt: string;
            data: components["schemas"]["HubsReportLine"][];
        };
        /** HubsReportLine */
        HubsReportLine: {
            airport: components["schemas"]["AirportSummary"];
            /**
             * @description Departures and arrivals. All flights: past, future and cancelled ones.
             * @example 20412
             */
            flights: number;
            /**
             * @description Departing flights.
             * @example 10206
             */
            departures: number;
            /**
             * @description Arriving flights.
             * @example 10206
             */
            arrivals: number;
            /**
             * @description Airports with flights from this airport.
             * @example 156
             */
            destinations: number;
            /**
             * @description Bookings on flights from and to this airport.
             * @example 2951004
             */
            passengers: number;
        };
        /** Instance */
        Instance: {
            /**
             * Format: uuid
             * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
             */
            id: string;
            role: components["schemas"]["InstanceRole"];
            /**
             * Format: date-time
             * @description Start of the instance.
             * @example 2025-12-15T08:00:00Z
             */
            startedAt: string;
        };
        /**
         * InstanceRole
         * @description Role. Workers warm the cache: their loads are counted, their reads are not.
         * @enum {string}
         */
        InstanceRole: "all" | "api" | "worker";
        /** KeyOnServer */
        KeyOnServer: {
            /**
             * @description Key without the namespace.
             * @example flight:search:JFK:LAX:2025-12-15
             */
            key: string;
            /** @example string */
            type: string;
            /**
             * @description TTL in milliseconds. Null: no expiry.
             * @example 287000
             */
            ttlMs: number | null;
            /**
             * @description Size, as the server estimates it from a few elements. Null if unknown. Bytes.
             * @example 1240
             */
            bytes: number | null;
            /**
             * @description Kind of entry. Null for other keys.
             * @example flight-search
             */
            entry: string | null;
            /**
             * @description First line of an entry: validator, whether it was found, time of storage, end of freshness.
             * @example {
             *       "etag": "mY0yBQyCk6jTQ3sWn2kJzw",
             *       "found": 1,
             *       "gzip": 0,
             *       "stored": 1765785600000,
             *       "fresh": 1765785900000,
             *       "until": 1765789500000,
             *       "cost": 12,
             *       "gen": 7301984415
             *     }
             */
            header: {
                [key: string]: unknown;
            } | null;
        };
        /** KeyPage */
        KeyPage: {
            data: components["schemas"]["KeyOnServer"][];
            /**
             * @description Cursor of the next page; null on the last page.
             * @example SkZL
             */
            nextCursor: string | null;
        };
        /** Leaderboard */
        Leaderboard: {
            /**
             * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
             * @example passengers-most-flights
             */
            board: string;
            window: components["schemas"]["LeaderboardWindow"];
            /**
             * @description Name of the window.
             * @example all
             */
            span: string;
            /**
             * @description Number of members with a score from `min` to `max`.
             * @example 36094
             */
            total: number;
            /**
             * Format: date-time
             * @description Time of the last rebuild from the database, or of the last comparison without drift.
             * @example 2025-12-15T08:00:00Z
             */
            filledAt: string;
            data: components["schemas"]["Standing"][];
        };
        /** LeaderboardDefinition */
        LeaderboardDefinition: {
            /**
             * @description Display name.
             * @example Top spenders
             */
            title: string;
            source: components["schemas"]["LeaderboardSource"];
            member: components["schemas"]["LeaderboardMemberKind"];
            metric: components["schemas"]["LeaderboardMetric"];
            filter?: components["schemas"]["LeaderboardFilter"];
            /** @description Windows of the board. */
            windows: components["schemas"]["LeaderboardWindow"][];
        };
        /** LeaderboardDrift */
        LeaderboardDrift: {
            /**
             * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
             * @example passengers-most-flights
             */
            board: string;
            /**
             * @description Name of the window.
             * @example all
             */
            window: string;
            /**
             * @description Number of members in the database.
             * @example 36094
             */
            members: number;
            /**
             * @description Number of members with a wrong score, which has been repaired.
             * @example 1
             */
            drifted: number;
            /** @description Some of the repaired members. */
            examples: {
                /**
                 * @description Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.
                 * @example 7
                 */
                member: string;
                /**
                 * @description Score before. null: not a member.
                 * @example 65
                 */
                was: number | null;
                /**
                 * @description Score of the database. null: not a member.
                 * @example 64
                 */
                is: number | null;
            }[];
        };
        /**
         * LeaderboardFilter
         * @description A row counts if it has all of these properties.
         */
        LeaderboardFilter: {
            /** @description Whether both airports are in one country. */
            domestic?: boolean;
            /**
             * @description IATA code of an airline, in any letter case.
             * @example AA
             */
            airline?: string;
            /**
             * @description IATA code of an airport, in any letter case.
             * @example JFK
             */
            from?: string;
            /**
             * @description IATA code of an airport, in any letter case.
             * @example LAX
             */
            to?: string;
        };
        /** LeaderboardList */
        LeaderboardList: {
            data: components["schemas"]["DefinedLeaderboard"][];
        };
        /**
         * LeaderboardMemberKind
         * @description Kind of the members. A booking or flight counts for both of its airports. Flights have no passengers.
         * @enum {string}
         */
        LeaderboardMemberKind: "passenger" | "airport" | "airline" | "route";
        /**
         * LeaderboardMetric
         * @description Of bookings: `count`, `revenue` (US dollars), `miles` (whole statute miles). Of flights: `count` (without cancelled ones), `ontime` (percentage neither cancelled nor 15 or more minutes late; flights count once their scheduled departure has passed).
         * @enum {string}
         */
        LeaderboardMetric: "count" | "revenue" | "miles" | "ontime";
        /** LeaderboardReconciliation */
        LeaderboardReconciliation: {
            /** @description Drift of each window. */
            data: components["schemas"]["LeaderboardDrift"][];
            /**
             * @description Windows that were not compared.
             * @example []
             */
            left: string[];
        };
        /**
         * LeaderboardSource
         * @description Rows to count: bookings or flights. Each counts in the windows of the departure.
         * @enum {string}
         */
        LeaderboardSource: "bookings" | "flights";
        /**
         * LeaderboardWindow
         * @description All time, or the day, ISO week or month (UTC) of `at`.
         * @enum {string}
         */
        LeaderboardWindow: "all" | "daily" | "weekly" | "monthly";
        /** Liveness */
        Liveness: {
            /**
             * @description Always `live`.
             * @enum {string}
             */
            status: "live";
        };
        /** Manifest */
        Manifest: {
            /** @example 1001 */
            flightId: number;
            /** @description By seat. */
            data: components["schemas"]["ManifestEntry"][];
        };
        /** ManifestEntry */
        ManifestEntry: {
            /**
             * @description Null for a booking without a seat.
             * @example 12A
             */
            seat: string | null;
            /** @example 1 */
            passengerId: number;
            /** @example Buzz */
            firstName: string | null;
            /** @example Aldrin */
            lastName: string | null;
            /** @example 1 */
            bookingId: number;
        };
        /** MemberStanding */
        MemberStanding: {
            /**
             * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
             * @example passengers-most-flights
             */
            board: string;
            window: components["schemas"]["LeaderboardWindow"];
            /**
             * @description Name of the window.
             * @example all
             */
            span: string;
            /**
             * @description Number of members in the window.
             * @example 36094
             */
            total: number;
            /**
             * @description From 1. Equal scores are in the reverse order of the bytes of `member`.
             * @example 1
             */
            rank: number;
            /**
             * @description Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.
             * @example 7
             */
            member: string;
            /**
             * @description Display name; for a passenger the first name and an initial. null: unknown member.
             * @example Buzz A.
             */
            label: string | null;
            /**
             * @description In bookings, flights, US dollars, miles or percent; see the definition.
             * @example 64
             */
            score: number;
            /** @description Members around this one, including it. */
            neighbours: components["schemas"]["Standing"][];
        };
        /** MemoryByKind */
        MemoryByKind: {
            data: components["schemas"]["MemoryOfServer"][];
        };
        /** MemoryOfKind */
        MemoryOfKind: {
            /**
             * @description Kind of entry, or the first word of other keys.
             * @example flight-search
             */
            kind: string;
            /**
             * @description Scanned keys.
             * @example 18230
             */
            keys: number;
            /**
             * @description Keys with a measured size.
             * @example 50
             */
            weighed: number;
            /**
             * @description Mean size of a key. Bytes.
             * @example 1240
             */
            averageBytes: number;
            /**
             * @description Estimated size of all keys. Bytes.
             * @example 22605200
             */
            estimatedBytes: number;
        };
        /** MemoryOfServer */
        MemoryOfServer: {
            name: components["schemas"]["ServerRole"];
            /**
             * @description Keys of the server.
             * @example 18230
             */
            keys: number;
            /**
             * @description Keys of the service that were scanned.
             * @example 18230
             */
            walked: number;
            /** @description Whether all keys were scanned. Otherwise the estimates cover the scanned part. */
            complete: boolean;
            /** @description Largest first. */
            kinds: components["schemas"]["MemoryOfKind"][];
        };
        /** PassengerDetailsStep */
        PassengerDetailsStep: {
            /**
             * @description The first step. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            step: "passenger_details";
            /**
             * Format: email
             * @example buzz@example.org
             */
            email: string;
            /** @example +1 202 555 0100 */
            phone?: string;
        };
        /** PassengerFlight */
        PassengerFlight: {
            /** @example 1 */
            bookingId: number;
            /** @example 1001 */
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            airline: components["schemas"]["AirlineSummary"];
            from: components["schemas"]["AirportInCountry"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles",
             *       "timeZone": "America/Los_Angeles",
             *       "country": "United States"
             *     }
             */
            to: components["schemas"]["AirportInCountry"];
            /**
             * Format: date-time
             * @description Scheduled departure, UTC.
             * @example 2025-12-15T13:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T08:00:00-05:00
             */
            departureLocal: string;
            /**
             * Format: date-time
             * @description Scheduled arrival, UTC.
             * @example 2025-12-15T19:15:00Z
             */
            arrival: string;
            /**
             * Format: date-time
             * @description The same by the clock of the arrival airport.
             * @example 2025-12-15T11:15:00-08:00
             */
            arrivalLocal: string;
            /** @example 12A */
            seat: string | null;
            /**
             * @description Price paid: decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
            status: components["schemas"]["TripStatus"];
            /**
             * Format: date-time
             * @description Time of the booking; null if it was not made by this service.
             * @example 2025-12-15T08:00:00Z
             */
            bookedAt: string | null;
        };
        /** PassengerFlightPage */
        PassengerFlightPage: {
            data: components["schemas"]["PassengerFlight"][];
            /**
             * @description Cursor of the next page; null on the last page.
             * @example SkZL
             */
            nextCursor: string | null;
        };
        /** PassengerProfile */
        PassengerProfile: {
            /** @example 1 */
            passengerId: number;
            /**
             * @description Departed flights. Leaderboards count booked ones.
             * @example 42
             */
            flightsFlown: number;
            /** @example 58210 */
            milesFlown: number;
            favoriteAirline: components["schemas"]["AirlineSummary"] | null;
            tier: components["schemas"]["Tier"];
            /**
             * Format: date
             * @description Day of the first flight, local time of its departure airport.
             * @example 2019-03-02
             */
            memberSince: string | null;
        };
        /** PassengerRoute */
        PassengerRoute: {
            from: components["schemas"]["AirportInCountry"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles",
             *       "timeZone": "America/Los_Angeles",
             *       "country": "United States"
             *     }
             */
            to: components["schemas"]["AirportInCountry"];
            /** @example 12 */
            flights: number;
        };
        /** PassengerRouteList */
        PassengerRouteList: {
            data: components["schemas"]["PassengerRoute"][];
        };
        /** PaymentStep */
        PaymentStep: {
            /**
             * @description The second step. Nothing is charged. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            step: "payment";
            /**
             * @description Only the last four digits are stored.
             * @example 4111 1111 1111 1111
             */
            cardNumber: string;
            /**
             * @description Name on the card.
             * @example Buzz Aldrin
             */
            cardHolder: string;
            /**
             * @description Month and year.
             * @example 12/29
             */
            expires: string;
            /**
             * @description Code on the card.
             * @example 123
             */
            cvc: string;
        };
        /** PopularRoute */
        PopularRoute: {
            from: components["schemas"]["AirportSummary"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles"
             *     }
             */
            to: components["schemas"]["AirportSummary"];
            /**
             * @description Number of searches.
             * @example 2310
             */
            searches: number;
        };
        /** PopularRouteList */
        PopularRouteList: {
            data: components["schemas"]["PopularRoute"][];
        };
        /**
         * Preferences
         * @description Preferences of the client.
         * @example {
         *       "theme": "dark",
         *       "seat": "window"
         *     }
         */
        Preferences: {
            [key: string]: string | number | boolean;
        };
        /** PrimaryEviction */
        PrimaryEviction: {
            /**
             * @description Null if unknown.
             * @example allkeys-lfu
             */
            policy: string | null;
            /**
             * @description Bytes. 0: no limit.
             * @example 268435456
             */
            maxmemory: number;
            /**
             * @description Bytes.
             * @example 48211968
             */
            usedMemory: number;
            /**
             * @description Since the start of the server.
             * @example 0
             */
            evictedKeys: number;
        };
        /** PrimaryFigures */
        PrimaryFigures: {
            /** @example valkey 8.0.1 */
            version: string | null;
            /** @example 86400 */
            uptimeSeconds: number | null;
            /**
             * @description Memory in use. Bytes.
             * @example 48211968
             */
            usedMemory: number;
            /**
             * @description Peak of the memory in use. Bytes.
             * @example 52428800
             */
            peakMemory: number | null;
            /**
             * @description Memory limit. 0: no limit. Bytes.
             * @example 268435456
             */
            maxmemory: number;
            /**
             * @description Eviction policy.
             * @example allkeys-lfu
             */
            policy: string | null;
            /**
             * @description Allocated memory divided by memory in use.
             * @example 1.08
             */
            fragmentation: number | null;
            /**
             * @description Hit ratio of all look-ups on the server since its start, including other clients.
             * @example 0.9731
             */
            hitRatio: number | null;
            /**
             * @description Look-ups that found a key. Counters start with the server.
             * @example 812340
             */
            keyspaceHits: number;
            /**
             * @description Look-ups that found no key.
             * @example 20110
             */
            keyspaceMisses: number;
            /**
             * @description Keys evicted because memory was full.
             * @example 0
             */
            evictedKeys: number;
            /**
             * @description Expired keys.
             * @example 5120
             */
            expiredKeys: number;
            /**
             * @description Current commands per second.
             * @example 2100
             */
            opsPerSecond: number;
            /**
             * @description Connections.
             * @example 14
             */
            connectedClients: number;
            /**
             * @description Connections in a blocking command.
             * @example 1
             */
            blockedClients: number;
            /**
             * @description Number of keys.
             * @example 18230
             */
            keys: number;
        };
        /**
         * Problem
         * @description A problem, as RFC 9457 describes it.
         */
        Problem: {
            /**
             * Format: uri-reference
             * @example /problems/not-found
             */
            type: string;
            /** @example Not found */
            title: string;
            /** @example 404 */
            status: number;
            /** @example There is no airport XXX. */
            detail: string;
            /**
             * Format: uri-reference
             * @description Address of the request, up to 512 characters.
             */
            instance: string;
            code: components["schemas"]["ProblemCode"];
            /** @description The first fault of an invalid request, or the items of a cart that could not be booked. */
            errors?: components["schemas"]["Fault"][];
        };
        /**
         * ProblemCode
         * @description Last part of `type`. Stable.
         * @enum {string}
         */
        ProblemCode: "validation-failed" | "unauthenticated" | "forbidden" | "csrf-rejected" | "not-found" | "method-not-allowed" | "not-cached" | "seat-taken" | "seat-held" | "hold-expired" | "limit-reached" | "flight-not-bookable" | "idempotency-conflict" | "idempotency-mismatch" | "payload-too-large" | "unsupported-media-type" | "rate-limited" | "unavailable" | "internal";
        /**
         * Readiness
         * @example {
         *       "ready": true,
         *       "degraded": false,
         *       "causes": [],
         *       "dependencies": [
         *         {
         *           "name": "database",
         *           "status": "up",
         *           "latencyMs": 0.42
         *         },
         *         {
         *           "name": "cache",
         *           "status": "up",
         *           "latencyMs": 0.42
         *         },
         *         {
         *           "name": "state",
         *           "status": "up",
         *           "latencyMs": 0.42
         *         }
         *       ]
         *     }
         */
        Readiness: {
            /** @description Whether requests can be served: false while the database is unavailable, and from SIGTERM on. */
            ready: boolean;
            /** @description Whether there is a cause. Requests that it does not concern are served. */
            degraded: boolean;
            /** @description Why the service is degraded. Empty if it is not. */
            causes: components["schemas"]["ReadinessCause"][];
            dependencies: components["schemas"]["Dependency"][];
        };
        /** ReadinessCause */
        ReadinessCause: {
            code: components["schemas"]["ReadinessCode"];
            /**
             * @description Role of the server, or `service` for this process.
             * @enum {string}
             */
            subject: "database" | "cache" | "state" | "service";
            /** @example The state Valkey is full and refuses writes. */
            message: string;
        };
        /**
         * ReadinessCode
         * @description Kind of cause. `server-full`: writes are refused, reads are served.
         * @enum {string}
         */
        ReadinessCode: "server-unavailable" | "server-full" | "commands-refused" | "state-lost" | "shutting-down";
        /** RememberedSearch */
        RememberedSearch: {
            /**
             * @description IATA code of an airport, in any letter case.
             * @example JFK
             */
            from: string;
            /**
             * @description IATA code of an airport, in any letter case.
             * @example LAX
             */
            to: string;
            /**
             * Format: date
             * @description Day of departure, local time of `from`.
             * @example 2025-12-15
             */
            date: string;
        };
        /** Report */
        Report: components["schemas"]["HubsReport"] | components["schemas"]["BusiestRoutesReport"] | components["schemas"]["RouteRevenueReport"] | components["schemas"]["AirlinesReport"] | components["schemas"]["CountriesReport"] | components["schemas"]["FrequentFlyersReport"];
        /** RoundTrip */
        RoundTrip: {
            /** @description By departure. */
            outbound: components["schemas"]["Flight"][];
            /**
             * @description By departure.
             * @example [
             *       {
             *         "flightId": 1002,
             *         "flightNo": "AA102",
             *         "airline": {
             *           "iata": "AA",
             *           "name": "American Airlines"
             *         },
             *         "from": {
             *           "iata": "LAX",
             *           "icao": "KLAX",
             *           "name": "Los Angeles International Airport",
             *           "city": "Los Angeles",
             *           "timeZone": "America/Los_Angeles"
             *         },
             *         "to": {
             *           "iata": "JFK",
             *           "icao": "KJFK",
             *           "name": "John F. Kennedy International Airport",
             *           "city": "New York",
             *           "timeZone": "America/New_York"
             *         },
             *         "aircraft": "Airbus A321neo",
             *         "departure": "2025-12-22T17:00:00Z",
             *         "departureLocal": "2025-12-22T09:00:00-08:00",
             *         "arrival": "2025-12-22T22:25:00Z",
             *         "arrivalLocal": "2025-12-22T17:25:00-05:00",
             *         "durationMinutes": 325,
             *         "price": "319.00",
             *         "currency": "USD",
             *         "totalSeats": 196,
             *         "bookedSeats": 96,
             *         "availableSeats": 100,
             *         "status": "scheduled"
             *       }
             *     ]
             */
            return: components["schemas"]["Flight"][];
        };
        /** RouteDistance */
        RouteDistance: {
            from: components["schemas"]["AirportSummary"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles"
             *     }
             */
            to: components["schemas"]["AirportSummary"];
            /**
             * @description Great circle.
             * @example 2475
             */
            miles: number;
            /** @example 3983 */
            kilometers: number;
            /**
             * @description Gate to gate, estimated.
             * @example 327
             */
            flightTimeMinutes: number;
            /**
             * @description Time at the destination minus time at the origin. Hours.
             * @example -3
             */
            timezoneDifference: number;
        };
        /**
         * RouteRevenueReport
         * @description In words: pairs of airports by revenue, most first.
         */
        RouteRevenueReport: {
            /**
             * @description Name of the report. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            report: "route-revenue";
            /**
             * Format: date-time
             * @description Time of the database query.
             * @example 2025-12-15T08:00:00Z
             */
            generatedAt: string;
            data: components["schemas"]["RouteRevenueReportLine"][];
        };
        /** RouteRevenueReportLine */
        RouteRevenueReportLine: {
            from: components["schemas"]["AirportSummary"];
            /**
             * @example {
             *       "iata": "LAX",
             *       "icao": "KLAX",
             *       "name": "Los Angeles International Airport",
             *       "city": "Los Angeles"
             *     }
             */
            to: components["schemas"]["AirportSummary"];
            /**
             * @description Bookings on its flights.
             * @example 211700
             */
            bookings: number;
            /**
             * @description Sum of the prices paid.
             * @example 63298300.00
             */
            revenue: string;
            /**
             * @description Mean price paid.
             * @example 299.00
             */
            averagePrice: string;
            /**
             * @description Currency of the amounts in this line.
             * @enum {string}
             */
            currency: "USD";
        };
        /** RouteToWarm */
        RouteToWarm: {
            /**
             * @description IATA code of an airport, in any letter case.
             * @example JFK
             */
            from: string;
            /**
             * @description IATA code of an airport, in any letter case.
             * @example LAX
             */
            to: string;
        };
        /** SamplePassenger */
        SamplePassenger: {
            /** @example 1 */
            passengerId: number;
            /** @example P103014 */
            passportNo: string;
            /** @example Buzz */
            firstName: string;
            /** @example Aldrin */
            lastName: string;
        };
        /** SamplePassengerList */
        SamplePassengerList: {
            data: components["schemas"]["SamplePassenger"][];
        };
        /** ScoreChange */
        ScoreChange: {
            /**
             * @description Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.
             * @example 7
             */
            member: string;
            /** @description Amount to add to the score. */
            delta?: number;
            /** @description New score. */
            score?: number;
        };
        /** Seat */
        Seat: {
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string;
            status: components["schemas"]["SeatStatus"];
        };
        /** SeatMap */
        SeatMap: {
            /** @example 1001 */
            flightId: number;
            /** @example 196 */
            totalSeats: number;
            /** @example 150 */
            bookedSeats: number;
            /** @example 2 */
            heldSeats: number;
            /** @example 44 */
            availableSeats: number;
            seats: components["schemas"]["Seat"][];
        };
        /**
         * SeatStatus
         * @description Availability of the seat.
         * @enum {string}
         */
        SeatStatus: "free" | "held" | "booked";
        /** ServerEviction */
        ServerEviction: {
            /**
             * @description One server has both roles, cache and state.
             * @example false
             */
            shared: boolean;
            /**
             * @description Null if unknown.
             * @example allkeys-lfu
             */
            policy: string | null;
            /**
             * @description Sum of all primaries in bytes. 0 if one of them has no limit.
             * @example 268435456
             */
            maxmemory: number;
            /**
             * @description Bytes.
             * @example 48211968
             */
            usedMemory: number;
            /**
             * @description Since the start of the server.
             * @example 0
             */
            evictedKeys: number;
            /** @description Servers that hold keys: several on a cluster. */
            primaries: components["schemas"]["PrimaryEviction"][];
            /**
             * @description Consequence for the keys of the server.
             * @example When memory is full, the least frequently read entry is evicted. Hot entries stay, even when many keys are read once.
             */
            meaning: string;
            /**
             * @description Problems of the configuration.
             * @example []
             */
            warnings: string[];
        };
        /** ServerFigures */
        ServerFigures: {
            name: components["schemas"]["ServerRole"];
            status: components["schemas"]["ServerStatus"];
            /** @description Servers that hold keys: several on a cluster, none while it is unavailable. */
            primaries: components["schemas"]["PrimaryFigures"][];
        };
        /**
         * ServerRole
         * @description Which Valkey.
         * @enum {string}
         */
        ServerRole: "cache" | "state";
        /** ServerStats */
        ServerStats: {
            data: components["schemas"]["ServerFigures"][];
        };
        /**
         * ServerStatus
         * @description Whether it replies.
         * @enum {string}
         */
        ServerStatus: "up" | "down";
        /** Session */
        Session: {
            /** @example 1 */
            passengerId: number;
            /** @example Buzz Aldrin */
            name: string;
            /**
             * @description Value of `x-csrf-token`, for changes from other origins, and by clients that send neither `Sec-Fetch-Site` nor `Origin`.
             * @example kx0Vd4mZyq1bq3oV2cXyH0u7dJm8m3pV3m0b0o5p6qE
             */
            csrfToken: string;
            /**
             * Format: date-time
             * @description End of the session if it stays unused.
             * @example 2025-12-15T08:30:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Latest end of the session.
             * @example 2025-12-15T20:00:00Z
             */
            absoluteExpiresAt: string;
            /**
             * @description Digest of the session id. It identifies the session, but does not grant access to it.
             * @example 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b
             */
            sessionId: string;
            /**
             * @description Name of the client.
             * @example My phone
             */
            device: string | null;
            /**
             * Format: date-time
             * @description Time of the sign-in.
             * @example 2025-12-15T08:00:00Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Time of the last request, to the minute.
             * @example 2025-12-15T08:00:00Z
             */
            lastSeenAt: string;
            preferences: components["schemas"]["Preferences"];
            search: components["schemas"]["RememberedSearch"] | null;
            /**
             * @description Number of requests. Updated once a minute.
             * @example 17
             */
            pageViews: number;
            /**
             * @description Number of remembered searches. Updated once a minute.
             * @example 3
             */
            searches: number;
        };
        /** SessionChange */
        SessionChange: {
            /**
             * @description Preferences to change. Null removes one.
             * @example {
             *       "theme": "dark"
             *     }
             */
            preferences?: {
                [key: string]: string | number | boolean | null;
            };
            /** @description The last search. Null removes it. */
            search?: {
                /**
                 * @description IATA code of an airport, in any letter case.
                 * @example JFK
                 */
                from: string;
                /**
                 * @description IATA code of an airport, in any letter case.
                 * @example LAX
                 */
                to: string;
                /**
                 * Format: date
                 * @description Day of departure, local time of `from`.
                 * @example 2025-12-15
                 */
                date: string;
            } | null;
        };
        /** SessionStats */
        SessionStats: {
            /**
             * Format: date
             * @example 2025-12-15
             */
            date: string;
            /**
             * @description Active sessions. An estimate within one percent.
             * @example 118
             */
            activeSessions: number;
            /**
             * @description Active passengers. An estimate within one percent.
             * @example 97
             */
            uniqueUsers: number;
        };
        /** SignIn */
        SignIn: {
            /**
             * @description Number of the passport.
             * @example P103014
             */
            passportNo: string;
            /**
             * @description Last name as in the passport, in any letter case.
             * @example Aldrin
             */
            lastName: string;
            /**
             * @description Name of the client in the list of devices. Default: `User-Agent`.
             * @example My phone
             */
            device?: string;
        };
        /** SignedIn */
        SignedIn: {
            /** @example 1 */
            passengerId: number;
            /** @example Buzz Aldrin */
            name: string;
            /**
             * @description Value of `x-csrf-token`, for changes from other origins, and by clients that send neither `Sec-Fetch-Site` nor `Origin`.
             * @example kx0Vd4mZyq1bq3oV2cXyH0u7dJm8m3pV3m0b0o5p6qE
             */
            csrfToken: string;
            /**
             * Format: date-time
             * @description End of the session if it stays unused.
             * @example 2025-12-15T08:30:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Latest end of the session.
             * @example 2025-12-15T20:00:00Z
             */
            absoluteExpiresAt: string;
        };
        /** SlowCommand */
        SlowCommand: {
            /**
             * Format: date-time
             * @description Time of the command.
             * @example 2025-12-15T08:00:00Z
             */
            at: string;
            /**
             * @description Duration on the server. Milliseconds.
             * @example 12.4
             */
            ms: number;
            /** @example SCAN */
            command: string;
            keys: string[];
            /**
             * @description Total size of the hidden arguments in bytes.
             * @example 48
             */
            argumentBytes: number;
        };
        /** SlowLog */
        SlowLog: {
            data: components["schemas"]["SlowLogOfServer"][];
        };
        /** SlowLogOfServer */
        SlowLogOfServer: {
            name: components["schemas"]["ServerRole"];
            /** @description Newest first. */
            commands: components["schemas"]["SlowCommand"][];
        };
        /** Standing */
        Standing: {
            /**
             * @description From 1. Equal scores are in the reverse order of the bytes of `member`.
             * @example 1
             */
            rank: number;
            /**
             * @description Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.
             * @example 7
             */
            member: string;
            /**
             * @description Display name; for a passenger the first name and an initial. null: unknown member.
             * @example Buzz A.
             */
            label: string | null;
            /**
             * @description In bookings, flights, US dollars, miles or percent; see the definition.
             * @example 64
             */
            score: number;
        };
        /** Stats */
        Stats: {
            /**
             * Format: date-time
             * @description Time of the statistics.
             * @example 2025-12-15T08:00:00Z
             */
            at: string;
            /** @description Live instances, whose counters are added up. */
            instances: components["schemas"]["Instance"][];
            /** @description False if the counters are of this instance only, because the others are unreachable. */
            complete: boolean;
            /**
             * @description Reads minus loads since start. A load needs at least one database query.
             * @example 97620
             */
            databaseQueriesAvoided: number;
            sinceStart: components["schemas"]["CacheFigures"];
            /** @description Of the last minute. */
            lastMinute: components["schemas"]["CacheFigures"];
            /** @description By kind of entry. */
            entries: components["schemas"]["EntryFigures"][];
            targets: components["schemas"]["HitRatioTarget"][];
        };
        /**
         * Tier
         * @description By miles flown.
         * @example gold
         * @enum {string}
         */
        Tier: "bronze" | "silver" | "gold" | "platinum";
        /** Trace */
        Trace: {
            /**
             * @description `X-Trace-Id` of the response.
             * @example 0af7651916cd43dd8448eb211c80319c
             */
            traceId: string;
            /** @example my-request-1 */
            requestId: string;
            /** @example GET */
            method: string;
            /** @example /v1/flights/search */
            route: string;
            /** @example 200 */
            status: number;
            /**
             * @description Duration until the response was ready. Milliseconds.
             * @example 5.204
             */
            ms: number;
            /**
             * @description Sum of the waits for Valkeys. Parallel waits count each. Milliseconds.
             * @example 0.637
             */
            cacheMs: number;
            /**
             * @description Sum of the waits for the database. Parallel waits count each. Milliseconds.
             * @example 3.92
             */
            databaseMs: number;
            /**
             * @description Number of database queries.
             * @example 1
             */
            queries: number;
            /** @description In the order in which they began. */
            steps: (components["schemas"]["TraceCommand"] | components["schemas"]["TraceQuery"] | components["schemas"]["TraceDecision"])[];
            /**
             * @description Number of steps above the limit.
             * @example 0
             */
            stepsLeftOut: number;
        };
        /**
         * TraceCommand
         * @description A command to a Valkey.
         */
        TraceCommand: {
            /**
             * @description Start, relative to the start of the request. Milliseconds.
             * @example 0.412
             */
            at: number;
            /**
             * @description Duration. Null: no reply yet. Milliseconds.
             * @example 0.318
             */
            ms: number | null;
            /**
             * @description `cache` or `state`.
             * @example cache
             */
            server: string;
            /**
             * @description The command, or the name of the script.
             * @example take-lease
             */
            command: string;
            keys: string[];
            /**
             * @description Number of keys of the command, if it also served other requests.
             * @example 2
             */
            of?: number;
        };
        /**
         * TraceDecision
         * @description A decision of the cache.
         */
        TraceDecision: {
            /**
             * @description Start, relative to the start of the request. Milliseconds.
             * @example 0.412
             */
            at: number;
            /**
             * @description Key of the entry.
             * @example flight:search:JFK:LAX:2025-12-15
             */
            key: string;
            /**
             * @description Decision or event.
             * @example hit
             */
            decision: string;
        };
        /**
         * TraceQuery
         * @description A query to the database.
         */
        TraceQuery: {
            /**
             * @description Start, relative to the start of the request. Milliseconds.
             * @example 0.412
             */
            at: number;
            /**
             * @description Duration, including the wait for a connection. Milliseconds.
             * @example 0.318
             */
            ms: number;
            /**
             * @description Name of the query.
             * @example flights on route
             */
            query: string;
            statements: components["schemas"]["TraceStatement"][];
        };
        /** TraceStatement */
        TraceStatement: {
            /**
             * @description Without the values of its parameters.
             * @example select 1
             */
            sql: string;
            /**
             * @description Duration. Milliseconds.
             * @example 0.318
             */
            ms: number;
            /**
             * @description Number of rows returned or changed.
             * @example 8
             */
            rows: number;
        };
        /**
         * TripStatus
         * @description State by schedule, at the time of the database query.
         * @enum {string}
         */
        TripStatus: "upcoming" | "in_progress" | "completed";
        /** WarmingJob */
        WarmingJob: {
            /**
             * Format: uuid
             * @description Id of the job.
             * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
             */
            jobId: string;
            state: components["schemas"]["WarmingState"];
            progress: components["schemas"]["WarmingProgress"];
            result: components["schemas"]["WarmingResult"] | null;
        };
        /** WarmingProgress */
        WarmingProgress: {
            /**
             * @description Entries read.
             * @example 140
             */
            done: number;
            /**
             * @description Entries to read. 0 before the start.
             * @example 140
             */
            total: number;
            /**
             * @description Entries that were loaded because they were not cached.
             * @example 96
             */
            loaded: number;
        };
        /** WarmingQueued */
        WarmingQueued: {
            /**
             * Format: uuid
             * @description Id of the job.
             * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
             */
            jobId: string;
        };
        /**
         * WarmingResult
         * @description Null until completed.
         */
        WarmingResult: {
            /**
             * @description Number of warmed routes.
             * @example 20
             */
            routes: number;
            /** @example 7 */
            days: number;
            /**
             * @description Number of passengers.
             * @example 0
             */
            users: number;
            /**
             * @description Entries read.
             * @example 140
             */
            done: number;
            /**
             * @description Entries to read. 0 before the start.
             * @example 140
             */
            total: number;
            /**
             * @description Entries that were loaded because they were not cached.
             * @example 96
             */
            loaded: number;
        };
        /**
         * WarmingState
         * @description `delayed`: failed and will be retried. `failed`: will not be retried.
         * @example completed
         * @enum {string}
         */
        WarmingState: "waiting" | "delayed" | "active" | "completed" | "failed";
        /** WriteBehindStats */
        WriteBehindStats: {
            /**
             * @description Bookings minus cancellations that are not in `flight_stats` yet.
             * @example 12
             */
            pendingBookings: number;
            /**
             * @description Flights of these bookings.
             * @example 9
             */
            pendingFlights: number;
            /**
             * @description Batches that a worker has taken but not yet written and deleted.
             * @example 0
             */
            batches: number;
            /**
             * @description Reservations with an open outcome.
             * @example 1
             */
            openReservations: number;
            /**
             * Format: date-time
             * @description Time of the last written batch.
             * @example 2025-12-15T08:00:00Z
             */
            lastFlushAt: string | null;
            /**
             * @description Age of the oldest booking that is not in `flight_stats` yet, else 0. Milliseconds.
             * @example 840
             */
            lagMs: number;
        };
        /** ZonedAirport */
        ZonedAirport: {
            /**
             * @description Null for an airport without an IATA code.
             * @example JFK
             */
            iata: string | null;
            /** @example KJFK */
            icao: string;
            /** @example John F. Kennedy International Airport */
            name: string;
            /** @example New York */
            city: string | null;
            /**
             * @description IANA time zone; `UTC` for an airport without a known position.
             * @example America/New_York
             */
            timeZone: string;
        };
    };
    responses: never;
    parameters: {
        /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
        "X-Trace": "1";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    live: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process replies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "live"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/health/live?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/health/live",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests are served. `degraded`: a Valkey is unavailable or refuses commands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": true,
                     *       "degraded": false,
                     *       "causes": [],
                     *       "dependencies": [
                     *         {
                     *           "name": "database",
                     *           "status": "up",
                     *           "latencyMs": 0.42
                     *         },
                     *         {
                     *           "name": "cache",
                     *           "status": "up",
                     *           "latencyMs": 0.42
                     *         },
                     *         {
                     *           "name": "state",
                     *           "status": "up",
                     *           "latencyMs": 0.42
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/health/ready?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/health/ready",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Send no requests: the database is unavailable, or the service is shutting down. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": false,
                     *       "degraded": true,
                     *       "causes": [
                     *         {
                     *           "code": "server-unavailable",
                     *           "subject": "database",
                     *           "message": "The database does not reply."
                     *         }
                     *       ],
                     *       "dependencies": [
                     *         {
                     *           "name": "database",
                     *           "status": "down",
                     *           "latencyMs": 1000
                     *         },
                     *         {
                     *           "name": "cache",
                     *           "status": "up",
                     *           "latencyMs": 0.42
                     *         },
                     *         {
                     *           "name": "state",
                     *           "status": "up",
                     *           "latencyMs": 0.42
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    searchFlights: {
        parameters: {
            query: {
                /**
                 * @description IATA code of the origin.
                 * @example JFK
                 */
                from: string;
                /**
                 * @description IATA code of the destination.
                 * @example LAX
                 */
                to: string;
                /**
                 * @description Day of departure, local time of `from`.
                 * @example 2025-12-15
                 */
                date: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flights. The list may be empty. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "flightId": 1001,
                     *           "flightNo": "AA101",
                     *           "airline": {
                     *             "iata": "AA",
                     *             "name": "American Airlines"
                     *           },
                     *           "from": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York",
                     *             "timeZone": "America/New_York"
                     *           },
                     *           "to": {
                     *             "iata": "LAX",
                     *             "icao": "KLAX",
                     *             "name": "Los Angeles International Airport",
                     *             "city": "Los Angeles",
                     *             "timeZone": "America/Los_Angeles"
                     *           },
                     *           "aircraft": "Airbus A321neo",
                     *           "departure": "2025-12-15T13:00:00Z",
                     *           "departureLocal": "2025-12-15T08:00:00-05:00",
                     *           "arrival": "2025-12-15T19:15:00Z",
                     *           "arrivalLocal": "2025-12-15T11:15:00-08:00",
                     *           "durationMinutes": 375,
                     *           "price": "299.00",
                     *           "currency": "USD",
                     *           "totalSeats": 196,
                     *           "bookedSeats": 152,
                     *           "availableSeats": 44,
                     *           "status": "scheduled"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FlightList"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`date` is required.",
                     *       "instance": "/v1/flights/search?from=JFK&to=LAX",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.date",
                     *           "message": "is required"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airport QQQ.",
                     *       "instance": "/v1/flights/search?from=QQQ&to=LAX&date=2025-12-15",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/search?from=JFK&to=LAX&date=2025-12-15",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/flights/search?from=JFK&to=LAX&date=2025-12-15",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/flights/search?from=JFK&to=LAX&date=2025-12-15",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchRoundTrip: {
        parameters: {
            query: {
                /**
                 * @description IATA code of the origin.
                 * @example JFK
                 */
                from: string;
                /**
                 * @description IATA code of the destination.
                 * @example LAX
                 */
                to: string;
                /**
                 * @description Day of departure, local time of `from`.
                 * @example 2025-12-15
                 */
                depart: string;
                /**
                 * @description Day of return, local time of `to`.
                 * @example 2025-12-22
                 */
                return: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flights of each direction. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outbound": [
                     *         {
                     *           "flightId": 1001,
                     *           "flightNo": "AA101",
                     *           "airline": {
                     *             "iata": "AA",
                     *             "name": "American Airlines"
                     *           },
                     *           "from": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York",
                     *             "timeZone": "America/New_York"
                     *           },
                     *           "to": {
                     *             "iata": "LAX",
                     *             "icao": "KLAX",
                     *             "name": "Los Angeles International Airport",
                     *             "city": "Los Angeles",
                     *             "timeZone": "America/Los_Angeles"
                     *           },
                     *           "aircraft": "Airbus A321neo",
                     *           "departure": "2025-12-15T13:00:00Z",
                     *           "departureLocal": "2025-12-15T08:00:00-05:00",
                     *           "arrival": "2025-12-15T19:15:00Z",
                     *           "arrivalLocal": "2025-12-15T11:15:00-08:00",
                     *           "durationMinutes": 375,
                     *           "price": "299.00",
                     *           "currency": "USD",
                     *           "totalSeats": 196,
                     *           "bookedSeats": 152,
                     *           "availableSeats": 44,
                     *           "status": "scheduled"
                     *         }
                     *       ],
                     *       "return": [
                     *         {
                     *           "flightId": 1002,
                     *           "flightNo": "AA102",
                     *           "airline": {
                     *             "iata": "AA",
                     *             "name": "American Airlines"
                     *           },
                     *           "from": {
                     *             "iata": "LAX",
                     *             "icao": "KLAX",
                     *             "name": "Los Angeles International Airport",
                     *             "city": "Los Angeles",
                     *             "timeZone": "America/Los_Angeles"
                     *           },
                     *           "to": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York",
                     *             "timeZone": "America/New_York"
                     *           },
                     *           "aircraft": "Airbus A321neo",
                     *           "departure": "2025-12-22T17:00:00Z",
                     *           "departureLocal": "2025-12-22T09:00:00-08:00",
                     *           "arrival": "2025-12-22T22:25:00Z",
                     *           "arrivalLocal": "2025-12-22T17:25:00-05:00",
                     *           "durationMinutes": 325,
                     *           "price": "319.00",
                     *           "currency": "USD",
                     *           "totalSeats": 196,
                     *           "bookedSeats": 96,
                     *           "availableSeats": 100,
                     *           "status": "scheduled"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RoundTrip"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`return` is required.",
                     *       "instance": "/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.return",
                     *           "message": "is required"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airport QQQ.",
                     *       "instance": "/v1/flights/round-trip?from=QQQ&to=LAX&depart=2025-12-15&return=2025-12-22",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-22",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-22",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/flights/round-trip?from=JFK&to=LAX&depart=2025-12-15&return=2025-12-22",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFlight: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flight. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "flightId": 1001,
                     *       "flightNo": "AA101",
                     *       "airline": {
                     *         "iata": "AA",
                     *         "name": "American Airlines"
                     *       },
                     *       "from": {
                     *         "iata": "JFK",
                     *         "icao": "KJFK",
                     *         "name": "John F. Kennedy International Airport",
                     *         "city": "New York",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "to": {
                     *         "iata": "LAX",
                     *         "icao": "KLAX",
                     *         "name": "Los Angeles International Airport",
                     *         "city": "Los Angeles",
                     *         "timeZone": "America/Los_Angeles"
                     *       },
                     *       "aircraft": "Airbus A321neo",
                     *       "schedule": {
                     *         "departure": "2025-12-15T13:00:00Z",
                     *         "departureLocal": "2025-12-15T08:00:00-05:00",
                     *         "arrival": "2025-12-15T19:15:00Z",
                     *         "arrivalLocal": "2025-12-15T11:15:00-08:00",
                     *         "durationMinutes": 375,
                     *         "price": "299.00",
                     *         "currency": "USD"
                     *       },
                     *       "seats": {
                     *         "totalSeats": 196,
                     *         "bookedSeats": 152,
                     *         "availableSeats": 44
                     *       },
                     *       "status": {
                     *         "status": "scheduled",
                     *         "delayMinutes": 0,
                     *         "updatedAt": "2025-12-15T08:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FlightDetails"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/flights/2147483647",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeFlight: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlightChange"];
            };
        };
        responses: {
            /** @description The flight as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "flightId": 1001,
                     *       "flightNo": "AA101",
                     *       "airline": {
                     *         "iata": "AA",
                     *         "name": "American Airlines"
                     *       },
                     *       "from": {
                     *         "iata": "JFK",
                     *         "icao": "KJFK",
                     *         "name": "John F. Kennedy International Airport",
                     *         "city": "New York",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "to": {
                     *         "iata": "LAX",
                     *         "icao": "KLAX",
                     *         "name": "Los Angeles International Airport",
                     *         "city": "Los Angeles",
                     *         "timeZone": "America/Los_Angeles"
                     *       },
                     *       "aircraft": "Airbus A321neo",
                     *       "schedule": {
                     *         "departure": "2025-12-15T13:00:00Z",
                     *         "departureLocal": "2025-12-15T08:00:00-05:00",
                     *         "arrival": "2025-12-15T19:15:00Z",
                     *         "arrivalLocal": "2025-12-15T11:15:00-08:00",
                     *         "durationMinutes": 375,
                     *         "price": "299.00",
                     *         "currency": "USD"
                     *       },
                     *       "seats": {
                     *         "totalSeats": 196,
                     *         "bookedSeats": 152,
                     *         "availableSeats": 44
                     *       },
                     *       "status": {
                     *         "status": "scheduled",
                     *         "delayMinutes": 0,
                     *         "updatedAt": "2025-12-15T08:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FlightDetails"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/flights/2147483647",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/flights/1001",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getManifest: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passengers by seat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "flightId": 1001,
                     *       "data": [
                     *         {
                     *           "seat": "12A",
                     *           "passengerId": 1,
                     *           "firstName": "Buzz",
                     *           "lastName": "Aldrin",
                     *           "bookingId": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001/manifest?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/flights/1001/manifest",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/flights/2147483647/manifest",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001/manifest",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/flights/1001/manifest",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    popularRoutes: {
        parameters: {
            query?: {
                /** @description Prefix of the route: `J`, `JFK`, `JFK:L`. */
                prefix?: string;
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Routes, most searched first. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "from": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York"
                     *           },
                     *           "to": {
                     *             "iata": "LAX",
                     *             "icao": "KLAX",
                     *             "name": "Los Angeles International Airport",
                     *             "city": "Los Angeles"
                     *           },
                     *           "searches": 2310
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PopularRouteList"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/routes/popular?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/routes/popular",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Search counts are unavailable. Retry later.",
                     *       "instance": "/v1/routes/popular",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/routes/popular",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    routeDistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description IATA code of an airport, in any letter case.
                 * @example JFK
                 */
                from: string;
                /**
                 * @description IATA code of an airport, in any letter case.
                 * @example LAX
                 */
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Distance, flight time and time difference. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": {
                     *         "iata": "JFK",
                     *         "icao": "KJFK",
                     *         "name": "John F. Kennedy International Airport",
                     *         "city": "New York"
                     *       },
                     *       "to": {
                     *         "iata": "LAX",
                     *         "icao": "KLAX",
                     *         "name": "Los Angeles International Airport",
                     *         "city": "Los Angeles"
                     *       },
                     *       "miles": 2475,
                     *       "kilometers": 3983,
                     *       "flightTimeMinutes": 327,
                     *       "timezoneDifference": -3
                     *     }
                     */
                    "application/json": components["schemas"]["RouteDistance"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/routes/JFK/LAX/distance?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airport QQQ.",
                     *       "instance": "/v1/routes/QQQ/LAX/distance",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/routes/JFK/LAX/distance",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/routes/JFK/LAX/distance",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/routes/JFK/LAX/distance",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAirports: {
        parameters: {
            query?: {
                /**
                 * @description ISO 3166-1 alpha-3 code, or name.
                 * @example USA
                 */
                country?: string;
                /** @description Name of a city. */
                city?: string;
                /** @description Prefix of the code, the name or the city. */
                q?: string;
                /** @description Maximum number of items. */
                limit?: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of airports, by code. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "iata": "JFK",
                     *           "icao": "KJFK",
                     *           "name": "John F. Kennedy International Airport",
                     *           "city": "New York",
                     *           "country": "United States",
                     *           "countryCode": "USA",
                     *           "latitude": 40.639447,
                     *           "longitude": -73.779317,
                     *           "timeZone": "America/New_York"
                     *         }
                     *       ],
                     *       "nextCursor": "SkZL"
                     *     }
                     */
                    "application/json": components["schemas"]["AirportPage"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airports?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airports",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airports",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/airports",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAirport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description IATA code of an airport, in any letter case.
                 * @example JFK
                 */
                iata: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The airport. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "iata": "JFK",
                     *       "icao": "KJFK",
                     *       "name": "John F. Kennedy International Airport",
                     *       "city": "New York",
                     *       "country": "United States",
                     *       "countryCode": "USA",
                     *       "latitude": 40.639447,
                     *       "longitude": -73.779317,
                     *       "timeZone": "America/New_York"
                     *     }
                     */
                    "application/json": components["schemas"]["Airport"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airports/JFK?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airport QQQ.",
                     *       "instance": "/v1/airports/QQQ",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameAirport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description IATA code of an airport, in any letter case.
                 * @example JFK
                 */
                iata: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AirportChange"];
            };
        };
        responses: {
            /** @description The changed airport. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "iata": "JFK",
                     *       "icao": "KJFK",
                     *       "name": "John F. Kennedy International Airport",
                     *       "city": "New York",
                     *       "country": "United States",
                     *       "countryCode": "USA",
                     *       "latitude": 40.639447,
                     *       "longitude": -73.779317,
                     *       "timeZone": "America/New_York"
                     *     }
                     */
                    "application/json": components["schemas"]["Airport"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airports/JFK?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airport QQQ.",
                     *       "instance": "/v1/airports/QQQ",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airports/JFK",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAirlines: {
        parameters: {
            query?: {
                /** @description Maximum number of items. */
                limit?: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of airlines, by code. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "iata": "AA",
                     *           "name": "American Airlines",
                     *           "baseAirport": {
                     *             "iata": "DFW",
                     *             "icao": "KDFW",
                     *             "name": "Dallas Fort Worth International Airport"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "SkZL"
                     *     }
                     */
                    "application/json": components["schemas"]["AirlinePage"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airlines?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airlines",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airlines",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/airlines",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    topRoutes: {
        parameters: {
            query?: {
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Airlines, most routes first. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "airline": {
                     *             "iata": "AA",
                     *             "name": "American Airlines",
                     *             "baseAirport": {
                     *               "iata": "DFW",
                     *               "icao": "KDFW",
                     *               "name": "Dallas Fort Worth International Airport"
                     *             }
                     *           },
                     *           "totalRoutes": 1102,
                     *           "destinations": 348
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AirlineRoutesList"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airlines/top-routes?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airlines/top-routes",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airlines/top-routes",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/airlines/top-routes",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAirline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description IATA code of an airline, in any letter case.
                 * @example AA
                 */
                iata: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The airline. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "iata": "AA",
                     *       "name": "American Airlines",
                     *       "baseAirport": {
                     *         "iata": "DFW",
                     *         "icao": "KDFW",
                     *         "name": "Dallas Fort Worth International Airport"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Airline"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airlines/AA?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airline QQ.",
                     *       "instance": "/v1/airlines/QQ",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameAirline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description IATA code of an airline, in any letter case.
                 * @example AA
                 */
                iata: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AirlineChange"];
            };
        };
        responses: {
            /** @description The changed airline. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "iata": "AA",
                     *       "name": "American Airlines",
                     *       "baseAirport": {
                     *         "iata": "DFW",
                     *         "icao": "KDFW",
                     *         "name": "Dallas Fort Worth International Airport"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Airline"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/airlines/AA?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no airline QQ.",
                     *       "instance": "/v1/airlines/QQ",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/airlines/AA",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description `hubs`: airports by flights; `busiest-routes`: pairs of airports by flights, each direction separately; `route-revenue`: pairs of airports by revenue; `airlines`: airlines by flights; `countries`: countries by flights; `frequent-flyers`: passengers by bookings.
                 * @example hubs
                 */
                report: "hubs" | "busiest-routes" | "route-revenue" | "airlines" | "countries" | "frequent-flyers";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, the first line first. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "report": "hubs",
                     *       "generatedAt": "2025-12-15T08:00:00Z",
                     *       "data": [
                     *         {
                     *           "airport": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York"
                     *           },
                     *           "flights": 20412,
                     *           "departures": 10206,
                     *           "arrivals": 10206,
                     *           "destinations": 156,
                     *           "passengers": 2951004
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/analytics/hubs?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/analytics/hubs",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/analytics/hubs",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/analytics/hubs",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seats. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "flightId": 1001,
                     *       "totalSeats": 196,
                     *       "bookedSeats": 150,
                     *       "heldSeats": 2,
                     *       "availableSeats": 44,
                     *       "seats": [
                     *         {
                     *           "seat": "12A",
                     *           "status": "free"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SeatMap"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001/seats?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/flights/2147483647/seats",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001/seats",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Seats are unavailable for booking. Retry later.",
                     *       "instance": "/v1/flights/1001/seats",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions, newest first, at most 20. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "sessionId": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *           "device": "My phone",
                     *           "createdAt": "2025-12-15T08:00:00Z",
                     *           "lastSeenAt": "2025-12-15T08:00:00Z",
                     *           "expiresAt": "2025-12-15T08:30:00Z",
                     *           "absoluteExpiresAt": "2025-12-15T20:00:00Z",
                     *           "current": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceSessionList"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in. */
            201: {
                headers: {
                    /** @description The session. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passengerId": 1,
                     *       "name": "Buzz Aldrin",
                     *       "csrfToken": "kx0Vd4mZyq1bq3oV2cXyH0u7dJm8m3pV3m0b0o5p6qE",
                     *       "expiresAt": "2025-12-15T08:30:00Z",
                     *       "absoluteExpiresAt": "2025-12-15T20:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "No passenger has this `passportNo` and `lastName`. Check both.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/csrf-rejected",
                     *       "title": "Not allowed from this origin",
                     *       "status": 403,
                     *       "detail": "Send changes from a page of the same origin, or with the header `x-csrf-token`.",
                     *       "instance": "/v1/sessions",
                     *       "code": "csrf-rejected"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/sessions",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many failed sign-ins. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sign-in is unavailable. Retry later.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endAllSessions: {
        parameters: {
            query?: {
                /**
                 * @description Passenger to act for. Required for admin requests; else the caller.
                 * @example 1
                 */
                passengerId?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Leave `passengerId` out: only the admin may act for another passenger.",
                     *       "instance": "/v1/sessions?passengerId=2",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    currentSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passengerId": 1,
                     *       "name": "Buzz Aldrin",
                     *       "csrfToken": "kx0Vd4mZyq1bq3oV2cXyH0u7dJm8m3pV3m0b0o5p6qE",
                     *       "expiresAt": "2025-12-15T08:30:00Z",
                     *       "absoluteExpiresAt": "2025-12-15T20:00:00Z",
                     *       "sessionId": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "device": "My phone",
                     *       "createdAt": "2025-12-15T08:00:00Z",
                     *       "lastSeenAt": "2025-12-15T08:00:00Z",
                     *       "preferences": {
                     *         "theme": "dark",
                     *         "seat": "window"
                     *       },
                     *       "search": {
                     *         "from": "JFK",
                     *         "to": "LAX",
                     *         "date": "2025-12-15"
                     *       },
                     *       "pageViews": 17,
                     *       "searches": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/csrf-rejected",
                     *       "title": "Not allowed from this origin",
                     *       "status": 403,
                     *       "detail": "Send changes from a page of the same origin, or with the header `x-csrf-token`.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "csrf-rejected"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remember: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionChange"];
            };
        };
        responses: {
            /** @description The changed session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passengerId": 1,
                     *       "name": "Buzz Aldrin",
                     *       "csrfToken": "kx0Vd4mZyq1bq3oV2cXyH0u7dJm8m3pV3m0b0o5p6qE",
                     *       "expiresAt": "2025-12-15T08:30:00Z",
                     *       "absoluteExpiresAt": "2025-12-15T20:00:00Z",
                     *       "sessionId": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "device": "My phone",
                     *       "createdAt": "2025-12-15T08:00:00Z",
                     *       "lastSeenAt": "2025-12-15T08:00:00Z",
                     *       "preferences": {
                     *         "theme": "dark",
                     *         "seat": "window"
                     *       },
                     *       "search": {
                     *         "from": "JFK",
                     *         "to": "LAX",
                     *         "date": "2025-12-15"
                     *       },
                     *       "pageViews": 17,
                     *       "searches": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/csrf-rejected",
                     *       "title": "Not allowed from this origin",
                     *       "status": 403,
                     *       "detail": "Send changes from a page of the same origin, or with the header `x-csrf-token`.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "csrf-rejected"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/limit-reached",
                     *       "title": "A limit is reached",
                     *       "status": 409,
                     *       "detail": "A session holds at most 50 preferences. Remove one first.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "limit-reached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Digest of the session id. It identifies the session, but does not grant access to it.
                 * @example 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/sessions/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/sessions/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no such session, or it has ended.",
                     *       "instance": "/v1/sessions/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionStats: {
        parameters: {
            query?: {
                /**
                 * @description One of the last 35 days, UTC. Default: today.
                 * @example 2025-12-15
                 */
                date?: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "date": "2025-12-15",
                     *       "activeSessions": 118,
                     *       "uniqueUsers": 97
                     *     }
                     */
                    "application/json": components["schemas"]["SessionStats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/stats?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/sessions/stats",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Send the admin token: only the admin may do this.",
                     *       "instance": "/v1/sessions/stats",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/stats",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/stats",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "itemId": "1001-12A",
                     *           "flightId": 1001,
                     *           "flightNo": "AA101",
                     *           "from": "JFK",
                     *           "to": "LAX",
                     *           "departure": "2025-12-15T13:00:00Z",
                     *           "departureLocal": "2025-12-15T08:00:00-05:00",
                     *           "seat": "12A",
                     *           "status": "held",
                     *           "heldUntil": "2025-12-15T08:00:00Z",
                     *           "price": "299.00",
                     *           "currency": "USD"
                     *         }
                     *       ],
                     *       "total": "299.00",
                     *       "currency": "USD"
                     *     }
                     */
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current/cart?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current/cart",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current/cart",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current/cart",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addToCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartItemRequest"];
            };
        };
        responses: {
            /** @description The item. */
            201: {
                headers: {
                    /** @description Address of the item. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "itemId": "1001-12A",
                     *       "flightId": 1001,
                     *       "flightNo": "AA101",
                     *       "from": "JFK",
                     *       "to": "LAX",
                     *       "departure": "2025-12-15T13:00:00Z",
                     *       "departureLocal": "2025-12-15T08:00:00-05:00",
                     *       "seat": "12A",
                     *       "status": "held",
                     *       "heldUntil": "2025-12-15T08:00:00Z",
                     *       "price": "299.00",
                     *       "currency": "USD"
                     *     }
                     */
                    "application/json": components["schemas"]["CartItem"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current/cart/items?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/csrf-rejected",
                     *       "title": "Not allowed from this origin",
                     *       "status": 403,
                     *       "detail": "Send changes from a page of the same origin, or with the header `x-csrf-token`.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "csrf-rejected"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/limit-reached",
                     *       "title": "A limit is reached",
                     *       "status": 409,
                     *       "detail": "A cart holds at most 9 seats. Check out or remove one first.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "limit-reached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current/cart/items",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFromCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Flight and seat.
                 * @example 1001-12A
                 */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. The seat is free. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current/cart/items/1001-12A?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current/cart/items/1001-12A",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/csrf-rejected",
                     *       "title": "Not allowed from this origin",
                     *       "status": 403,
                     *       "detail": "Send changes from a page of the same origin, or with the header `x-csrf-token`.",
                     *       "instance": "/v1/sessions/current/cart/items/1001-12A",
                     *       "code": "csrf-rejected"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no such item in the cart.",
                     *       "instance": "/v1/sessions/current/cart/items/1001-12A",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current/cart/items/1001-12A",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current/cart/items/1001-12A",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutStep"];
            };
        };
        responses: {
            /** @description State of the checkout. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "checkoutId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "done": [
                     *         "passenger_details",
                     *         "payment"
                     *       ],
                     *       "next": "confirmation",
                     *       "cardLast4": "1111",
                     *       "total": "299.00",
                     *       "currency": "USD"
                     *     }
                     */
                    "application/json": components["schemas"]["CheckoutState"];
                };
            };
            /** @description All items are booked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bookingReference": "000001",
                     *       "bookings": [
                     *         {
                     *           "bookingId": 1,
                     *           "flightId": 1001,
                     *           "seat": "12A",
                     *           "price": "299.00"
                     *         }
                     *       ],
                     *       "total": "299.00",
                     *       "currency": "USD",
                     *       "cardLast4": "1111"
                     *     }
                     */
                    "application/json": components["schemas"]["CheckoutConfirmation"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/sessions/current/checkout?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in first: this needs a session.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/csrf-rejected",
                     *       "title": "Not allowed from this origin",
                     *       "status": 403,
                     *       "detail": "Send changes from a page of the same origin, or with the header `x-csrf-token`.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "csrf-rejected"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 1001.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/hold-expired",
                     *       "title": "The hold has expired",
                     *       "status": 409,
                     *       "detail": "The hold on seat 12A of flight AA101 has expired. Put the seat into the cart again, or remove it.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "hold-expired",
                     *       "errors": [
                     *         {
                     *           "path": "cart.items.1001-12A",
                     *           "message": "The hold has expired. Hold the seat again."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key belongs to another request: `idempotency-mismatch`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-mismatch",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "This `Idempotency-Key` was used for another request. Send a new key.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "idempotency-mismatch"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Sessions are unavailable. Retry later.",
                     *       "instance": "/v1/sessions/current/checkout",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    holdSeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seat": "12A"
                 *     }
                 */
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description The hold. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "holdId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "seat": "12A",
                     *       "expiresAt": "2025-12-15T08:00:00Z",
                     *       "price": "299.00",
                     *       "currency": "USD"
                     *     }
                     */
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001/holds?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Leave `passengerId` out: only the admin may act for another passenger.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/flights/2147483647/holds",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/seat-held",
                     *       "title": "The seat is held",
                     *       "status": 409,
                     *       "detail": "Another passenger holds the seat. Choose another one, or retry when the hold has expired.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "seat-held"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Seats are unavailable for booking. Retry later.",
                     *       "instance": "/v1/flights/1001/holds",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
                /**
                 * @description Id of the hold.
                 * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
                 */
                holdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seat is free. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001/holds/3f2504e0-4f89-41d3-9a0c-0305e82c3301?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/flights/1001/holds/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/flights/1001/holds/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no such hold, or it has expired. Hold the seat again.",
                     *       "instance": "/v1/flights/1001/holds/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001/holds/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Seats are unavailable for booking. Retry later.",
                     *       "instance": "/v1/flights/1001/holds/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bookSeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description A repeated request with the same key returns the same booking, for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Id of the flight.
                 * @example 1001
                 */
                flightId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seat": "12A"
                 *     }
                 */
                "application/json": components["schemas"]["BookingRequest"];
            };
        };
        responses: {
            /** @description The booking. */
            201: {
                headers: {
                    /** @description Address of the booking. */
                    Location?: string;
                    /** @description `true` if this is the stored response of an earlier request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bookingId": 1,
                     *       "flightId": 1001,
                     *       "seat": "12A",
                     *       "passengerId": 1,
                     *       "price": "299.00",
                     *       "currency": "USD"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/flights/1001/bookings?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Leave `passengerId` out: only the admin may act for another passenger.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no flight 2147483647.",
                     *       "instance": "/v1/flights/2147483647/bookings",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/seat-taken",
                     *       "title": "The seat is taken",
                     *       "status": 409,
                     *       "detail": "The seat is taken. Choose another one.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "seat-taken"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key belongs to another request: `idempotency-mismatch`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-mismatch",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "This `Idempotency-Key` was used for another request. Send a new key.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "idempotency-mismatch"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Seats are unavailable for booking. Retry later.",
                     *       "instance": "/v1/flights/1001/bookings",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example 1
                 */
                bookingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bookingId": 1,
                     *       "flightId": 1001,
                     *       "seat": "12A",
                     *       "passengerId": 1,
                     *       "price": "299.00",
                     *       "currency": "USD"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/bookings/1?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no booking 2147483647.",
                     *       "instance": "/v1/bookings/2147483647",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example 1
                 */
                bookingId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled. The seat is free. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/bookings/1?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no booking 2147483647.",
                     *       "instance": "/v1/bookings/2147483647",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/flight-not-bookable",
                     *       "title": "The flight cannot be booked",
                     *       "status": 409,
                     *       "detail": "The flight has departed. Choose a flight that departs later.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "flight-not-bookable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Seats are unavailable for booking. Retry later.",
                     *       "instance": "/v1/bookings/1",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    samplePassengers: {
        parameters: {
            query?: {
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Passengers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "passengerId": 1,
                     *           "passportNo": "P103014",
                     *           "firstName": "Buzz",
                     *           "lastName": "Aldrin"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SamplePassengerList"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/passengers/sample?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "Sample passengers need a service that runs with `WORKSHOP=true`.",
                     *       "instance": "/v1/passengers/sample",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/passengers/sample",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/passengers/sample",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passengerFlights: {
        parameters: {
            query?: {
                /** @description `upcoming`: departures in the future, next first. `past`: all others, newest first. Default: all, latest departure first. */
                status?: "upcoming" | "past";
                /** @description Maximum number of items. */
                limit?: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description Id of the passenger.
                 * @example 1
                 */
                passengerId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Flights. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "bookingId": 1,
                     *           "flightId": 1001,
                     *           "flightNo": "AA101",
                     *           "airline": {
                     *             "iata": "AA",
                     *             "name": "American Airlines"
                     *           },
                     *           "from": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York",
                     *             "timeZone": "America/New_York",
                     *             "country": "United States"
                     *           },
                     *           "to": {
                     *             "iata": "LAX",
                     *             "icao": "KLAX",
                     *             "name": "Los Angeles International Airport",
                     *             "city": "Los Angeles",
                     *             "timeZone": "America/Los_Angeles",
                     *             "country": "United States"
                     *           },
                     *           "departure": "2025-12-15T13:00:00Z",
                     *           "departureLocal": "2025-12-15T08:00:00-05:00",
                     *           "arrival": "2025-12-15T19:15:00Z",
                     *           "arrivalLocal": "2025-12-15T11:15:00-08:00",
                     *           "seat": "12A",
                     *           "price": "299.00",
                     *           "currency": "USD",
                     *           "status": "upcoming",
                     *           "bookedAt": "2025-12-15T08:00:00Z"
                     *         }
                     *       ],
                     *       "nextCursor": "SkZL"
                     *     }
                     */
                    "application/json": components["schemas"]["PassengerFlightPage"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/users/1/flights?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/users/1/flights",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/users/1/flights",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no passenger 2147483647.",
                     *       "instance": "/v1/users/2147483647/flights",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/users/1/flights",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/users/1/flights",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/users/1/flights",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passengerProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description Id of the passenger.
                 * @example 1
                 */
                passengerId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passengerId": 1,
                     *       "flightsFlown": 42,
                     *       "milesFlown": 58210,
                     *       "favoriteAirline": {
                     *         "iata": "AA",
                     *         "name": "American Airlines"
                     *       },
                     *       "tier": "gold",
                     *       "memberSince": "2019-03-02"
                     *     }
                     */
                    "application/json": components["schemas"]["PassengerProfile"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/users/1/profile?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/users/1/profile",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/users/1/profile",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no passenger 2147483647.",
                     *       "instance": "/v1/users/2147483647/profile",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/users/1/profile",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/users/1/profile",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/users/1/profile",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passengerRoutes: {
        parameters: {
            query?: {
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description `ETag` of an earlier response. The reply is 304 without a body while it is current. */
                "if-none-match"?: string;
                /** @description `no-cache` loads and stores, `no-store` neither reads nor stores the cache, `only-if-cached` returns 504 instead of loading. Obeyed if the server allows it. */
                "cache-control"?: string;
            };
            path: {
                /**
                 * @description Id of the passenger.
                 * @example 1
                 */
                passengerId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Routes, most flown first. */
            200: {
                headers: {
                    /** @description Strong validator of this representation. */
                    ETag?: string;
                    /** @description `no-cache`: may be stored, but must be revalidated before each use. */
                    "Cache-Control"?: string;
                    /** @description Source of the response (RFC 9211): `valkey; hit; ttl=287; key="…"`, `valkey; fwd=miss; stored; key="…"`. */
                    "Cache-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "from": {
                     *             "iata": "JFK",
                     *             "icao": "KJFK",
                     *             "name": "John F. Kennedy International Airport",
                     *             "city": "New York",
                     *             "timeZone": "America/New_York",
                     *             "country": "United States"
                     *           },
                     *           "to": {
                     *             "iata": "LAX",
                     *             "icao": "KLAX",
                     *             "name": "Los Angeles International Airport",
                     *             "city": "Los Angeles",
                     *             "timeZone": "America/Los_Angeles",
                     *             "country": "United States"
                     *           },
                     *           "flights": 12
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PassengerRouteList"];
                };
            };
            /** @description Not modified: `If-None-Match` named the current `ETag`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/users/1/routes?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/users/1/routes",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "Sign in as the passenger who owns this.",
                     *       "instance": "/v1/users/1/routes",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no passenger 2147483647.",
                     *       "instance": "/v1/users/2147483647/routes",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/users/1/routes",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/users/1/routes",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-cached",
                     *       "title": "Not in the cache",
                     *       "status": 504,
                     *       "detail": "No entry is cached. Send the request without `only-if-cached` to load it.",
                     *       "instance": "/v1/users/1/routes",
                     *       "code": "not-cached"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaderboards: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Definitions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "board": "top-spenders",
                     *           "title": "Top spenders",
                     *           "source": "bookings",
                     *           "member": "passenger",
                     *           "metric": "revenue",
                     *           "windows": [
                     *             "all",
                     *             "monthly"
                     *           ],
                     *           "standing": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LeaderboardList"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaderboard: {
        parameters: {
            query?: {
                /** @description All time, or the day, ISO week or month (UTC) of `at`. */
                window?: components["schemas"]["LeaderboardWindow"];
                /**
                 * @description Day, or time with its zone, in the window to read. Default: now.
                 * @example 2025-12-15
                 */
                at?: string | unknown | unknown;
                /** @description Maximum number of items. */
                limit?: number;
                /** @description Number of members to skip. */
                offset?: number;
                /** @description Least score. */
                min?: number;
                /** @description Greatest score. */
                max?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example passengers-most-flights
                 */
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the board. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "board": "passengers-most-flights",
                     *       "window": "all",
                     *       "span": "all",
                     *       "total": 36094,
                     *       "filledAt": "2025-12-15T08:00:00Z",
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "member": "7",
                     *           "label": "Buzz A.",
                     *           "score": 64
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no leaderboard no-such-board.",
                     *       "instance": "/v1/leaderboards/no-such-board",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Leaderboards are unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    defineLeaderboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example top-spenders
                 */
                board: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Top spenders",
                 *       "source": "bookings",
                 *       "member": "passenger",
                 *       "metric": "revenue",
                 *       "windows": [
                 *         "all",
                 *         "monthly"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LeaderboardDefinition"];
            };
        };
        responses: {
            /** @description The board has been replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "board": "top-spenders",
                     *       "title": "Top spenders",
                     *       "source": "bookings",
                     *       "member": "passenger",
                     *       "metric": "revenue",
                     *       "windows": [
                     *         "all",
                     *         "monthly"
                     *       ],
                     *       "standing": false
                     *     }
                     */
                    "application/json": components["schemas"]["DefinedLeaderboard"];
                };
            };
            /** @description The board has been made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "board": "top-spenders",
                     *       "title": "Top spenders",
                     *       "source": "bookings",
                     *       "member": "passenger",
                     *       "metric": "revenue",
                     *       "windows": [
                     *         "all",
                     *         "monthly"
                     *       ],
                     *       "standing": false
                     *     }
                     */
                    "application/json": components["schemas"]["DefinedLeaderboard"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/top-spenders?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "A built-in leaderboard cannot be changed or deleted. Define one with another name.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteLeaderboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example top-spenders
                 */
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board has been deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/top-spenders?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "A built-in leaderboard cannot be changed or deleted. Define one with another name.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no leaderboard no-such-board.",
                     *       "instance": "/v1/leaderboards/no-such-board",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The database is unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/top-spenders",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaderboardMember: {
        parameters: {
            query?: {
                /** @description All time, or the day, ISO week or month (UTC) of `at`. */
                window?: components["schemas"]["LeaderboardWindow"];
                /**
                 * @description Day, or time with its zone, in the window to read. Default: now.
                 * @example 2025-12-15
                 */
                at?: string | unknown | unknown;
                /** @description Number of neighbours on each side. */
                around?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example passengers-most-flights
                 */
                board: string;
                /**
                 * @description Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.
                 * @example 7
                 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "board": "passengers-most-flights",
                     *       "window": "all",
                     *       "span": "all",
                     *       "total": 36094,
                     *       "rank": 1,
                     *       "member": "7",
                     *       "label": "Buzz A.",
                     *       "score": 64,
                     *       "neighbours": [
                     *         {
                     *           "rank": 1,
                     *           "member": "7",
                     *           "label": "Buzz A.",
                     *           "score": 64
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MemberStanding"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/members/7?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no leaderboard no-such-board.",
                     *       "instance": "/v1/leaderboards/no-such-board/members/7",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/members/7",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Leaderboards are unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/members/7",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaderboardStream: {
        parameters: {
            query?: {
                /** @description All time, or the day, ISO week or month (UTC) of `at`. */
                window?: components["schemas"]["LeaderboardWindow"];
                /**
                 * @description Day, or time with its zone, in the window to read. Default: now.
                 * @example 2025-12-15
                 */
                at?: string | unknown | unknown;
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
                /** @description Id of the last event that the client has. */
                "last-event-id"?: string;
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example passengers-most-flights
                 */
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/stream?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no leaderboard no-such-board.",
                     *       "instance": "/v1/leaderboards/no-such-board/stream",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many event streams are open from this address. Close one first.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/stream",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Leaderboards are unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/stream",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeScore: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example passengers-most-flights
                 */
                board: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "member": "7",
                 *       "delta": 1
                 *     }
                 */
                "application/json": components["schemas"]["ScoreChange"];
            };
        };
        responses: {
            /** @description New standing of the member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "board": "passengers-most-flights",
                     *       "window": "all",
                     *       "span": "all",
                     *       "total": 36094,
                     *       "rank": 1,
                     *       "member": "7",
                     *       "label": "Buzz A.",
                     *       "score": 64,
                     *       "neighbours": [
                     *         {
                     *           "rank": 1,
                     *           "member": "7",
                     *           "label": "Buzz A.",
                     *           "score": 64
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MemberStanding"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/scores?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/scores",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no leaderboard no-such-board.",
                     *       "instance": "/v1/leaderboards/no-such-board/scores",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/scores",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/scores",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/scores",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Leaderboards are unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/scores",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcileLeaderboard: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Name of a board. Built in: `passengers-most-flights`, `airports-most-passengers`, `airlines-most-flights`, `airlines-ontime`, `routes-domestic`, `routes-international`; others are made by the admin.
                 * @example passengers-most-flights
                 */
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Drift of each window. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "board": "passengers-most-flights",
                     *           "window": "all",
                     *           "members": 36094,
                     *           "drifted": 1,
                     *           "examples": [
                     *             {
                     *               "member": "7",
                     *               "was": 65,
                     *               "is": 64
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "left": []
                     *     }
                     */
                    "application/json": components["schemas"]["LeaderboardReconciliation"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/reconcile?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/reconcile",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no leaderboard no-such-board.",
                     *       "instance": "/v1/leaderboards/no-such-board/reconcile",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/reconcile",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Leaderboards are unavailable. Retry later.",
                     *       "instance": "/v1/leaderboards/passengers-most-flights/reconcile",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStats: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2025-12-15T08:00:00Z",
                     *       "instances": [
                     *         {
                     *           "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *           "role": "all",
                     *           "startedAt": "2025-12-15T08:00:00Z"
                     *         }
                     *       ],
                     *       "complete": true,
                     *       "databaseQueriesAvoided": 97620,
                     *       "sinceStart": {
                     *         "hits": 97310,
                     *         "localHits": 41200,
                     *         "staleHits": 120,
                     *         "misses": 2690,
                     *         "hitRatio": 0.9731,
                     *         "collapsed": 310,
                     *         "bypassed": 12,
                     *         "failed": 3,
                     *         "requested": 25,
                     *         "absent": 140,
                     *         "loads": 2405,
                     *         "loadErrors": 3,
                     *         "avgHitMs": 0.318,
                     *         "p99HitMs": 0.92,
                     *         "avgLoadMs": 6.41,
                     *         "p99LoadMs": 31.5,
                     *         "databaseQueriesAvoided": 97620
                     *       },
                     *       "lastMinute": {
                     *         "hits": 97310,
                     *         "localHits": 41200,
                     *         "staleHits": 120,
                     *         "misses": 2690,
                     *         "hitRatio": 0.9731,
                     *         "collapsed": 310,
                     *         "bypassed": 12,
                     *         "failed": 3,
                     *         "requested": 25,
                     *         "absent": 140,
                     *         "loads": 2405,
                     *         "loadErrors": 3,
                     *         "avgHitMs": 0.318,
                     *         "p99HitMs": 0.92,
                     *         "avgLoadMs": 6.41,
                     *         "p99LoadMs": 31.5,
                     *         "databaseQueriesAvoided": 97620
                     *       },
                     *       "entries": [
                     *         {
                     *           "entry": "flight-search",
                     *           "sinceStart": {
                     *             "hits": 97310,
                     *             "localHits": 41200,
                     *             "staleHits": 120,
                     *             "misses": 2690,
                     *             "hitRatio": 0.9731,
                     *             "collapsed": 310,
                     *             "bypassed": 12,
                     *             "failed": 3,
                     *             "requested": 25,
                     *             "absent": 140,
                     *             "loads": 2405,
                     *             "loadErrors": 3,
                     *             "avgHitMs": 0.318,
                     *             "p99HitMs": 0.92,
                     *             "avgLoadMs": 6.41,
                     *             "p99LoadMs": 31.5,
                     *             "databaseQueriesAvoided": 97620
                     *           },
                     *           "lastMinute": {
                     *             "hits": 97310,
                     *             "localHits": 41200,
                     *             "staleHits": 120,
                     *             "misses": 2690,
                     *             "hitRatio": 0.9731,
                     *             "collapsed": 310,
                     *             "bypassed": 12,
                     *             "failed": 3,
                     *             "requested": 25,
                     *             "absent": 140,
                     *             "loads": 2405,
                     *             "loadErrors": 3,
                     *             "avgHitMs": 0.318,
                     *             "p99HitMs": 0.92,
                     *             "avgLoadMs": 6.41,
                     *             "p99LoadMs": 31.5,
                     *             "databaseQueriesAvoided": 97620
                     *           }
                     *         }
                     *       ],
                     *       "targets": [
                     *         {
                     *           "name": "search",
                     *           "hitRatio": 0.95,
                     *           "kinds": [
                     *             "flight-search"
                     *           ],
                     *           "lastMinute": 0.9731,
                     *           "sinceStart": 0.9731,
                     *           "met": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Stats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamStats: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/stream?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many event streams are open from this address. Close one first.",
                     *       "instance": "/v1/stats/stream",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Too many event streams are open. Close one, or retry later.",
                     *       "instance": "/v1/stats/stream",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getServerStats: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The servers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "cache",
                     *           "status": "up",
                     *           "primaries": [
                     *             {
                     *               "version": "valkey 8.0.1",
                     *               "uptimeSeconds": 86400,
                     *               "usedMemory": 48211968,
                     *               "peakMemory": 52428800,
                     *               "maxmemory": 268435456,
                     *               "policy": "allkeys-lfu",
                     *               "fragmentation": 1.08,
                     *               "hitRatio": 0.9731,
                     *               "keyspaceHits": 812340,
                     *               "keyspaceMisses": 20110,
                     *               "evictedKeys": 0,
                     *               "expiredKeys": 5120,
                     *               "opsPerSecond": 2100,
                     *               "connectedClients": 14,
                     *               "blockedClients": 1,
                     *               "keys": 18230
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ServerStats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/server?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats/server",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeBehindStats: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pendingBookings": 12,
                     *       "pendingFlights": 9,
                     *       "batches": 0,
                     *       "openReservations": 1,
                     *       "lastFlushAt": "2025-12-15T08:00:00Z",
                     *       "lagMs": 840
                     *     }
                     */
                    "application/json": components["schemas"]["WriteBehindStats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/write-behind?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats/write-behind",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The counts of pending bookings are unavailable. Retry later.",
                     *       "instance": "/v1/stats/write-behind",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description Which Valkey. */
                server?: components["schemas"]["ServerRole"];
                /**
                 * @description Literal prefix of the keys, without the namespace.
                 * @example flight:search:
                 */
                prefix?: string;
                /** @description Maximum number of items. */
                limit?: number;
                /** @description `nextCursor` of the previous page. */
                cursor?: string;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys without their values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "key": "flight:search:JFK:LAX:2025-12-15",
                     *           "type": "string",
                     *           "ttlMs": 287000,
                     *           "bytes": 1240,
                     *           "entry": "flight-search",
                     *           "header": {
                     *             "etag": "mY0yBQyCk6jTQ3sWn2kJzw",
                     *             "found": 1,
                     *             "gzip": 0,
                     *             "stored": 1765785600000,
                     *             "fresh": 1765785900000,
                     *             "until": 1765789500000,
                     *             "cost": 12,
                     *             "gen": 7301984415
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "SkZL"
                     *     }
                     */
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/keys?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/stats/keys",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats/keys",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "A Valkey server is unavailable. Retry later.",
                     *       "instance": "/v1/stats/keys",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sampleMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The estimates, by server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "cache",
                     *           "keys": 18230,
                     *           "walked": 18230,
                     *           "complete": true,
                     *           "kinds": [
                     *             {
                     *               "kind": "flight-search",
                     *               "keys": 18230,
                     *               "weighed": 50,
                     *               "averageBytes": 1240,
                     *               "estimatedBytes": 22605200
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MemoryByKind"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/memory?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/stats/memory",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats/memory",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "A Valkey server is unavailable. Retry later.",
                     *       "instance": "/v1/stats/memory",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSlowLog: {
        parameters: {
            query?: {
                /** @description Maximum number of items. */
                limit?: number;
            };
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Commands and keys by server, without values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "cache",
                     *           "commands": [
                     *             {
                     *               "at": "2025-12-15T08:00:00Z",
                     *               "ms": 12.4,
                     *               "command": "SCAN",
                     *               "keys": [
                     *                 "flight:search:JFK:LAX:2025-12-15"
                     *               ],
                     *               "argumentBytes": 48
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SlowLog"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/slowlog?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/stats/slowlog",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats/slowlog",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "A Valkey server is unavailable. Retry later.",
                     *       "instance": "/v1/stats/slowlog",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alerts. Empty if all is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "code": "memory-high",
                     *           "subject": "cache",
                     *           "severity": "warning",
                     *           "message": "The cache Valkey uses 91 % of its memory.",
                     *           "value": 0.91,
                     *           "limit": 0.8,
                     *           "since": "2025-12-15T08:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Alerts"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/stats/alerts?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/stats/alerts",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/stats/alerts",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTrace: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description `X-Trace-Id` of the response.
                 * @example 0af7651916cd43dd8448eb211c80319c
                 */
                traceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c",
                     *       "requestId": "my-request-1",
                     *       "method": "GET",
                     *       "route": "/v1/flights/search",
                     *       "status": 200,
                     *       "ms": 5.204,
                     *       "cacheMs": 0.637,
                     *       "databaseMs": 3.92,
                     *       "queries": 1,
                     *       "steps": [
                     *         {
                     *           "at": 0.412,
                     *           "ms": 0.318,
                     *           "server": "cache",
                     *           "command": "take-lease",
                     *           "keys": [
                     *             "flight:search:JFK:LAX:2025-12-15"
                     *           ],
                     *           "of": 2
                     *         }
                     *       ],
                     *       "stepsLeftOut": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/traces/0af7651916cd43dd8448eb211c80319c?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "No trace is stored under this id.",
                     *       "instance": "/v1/traces/0af7651916cd43dd8448eb211c80319c",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/traces/0af7651916cd43dd8448eb211c80319c",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "Traces are unavailable. Retry later.",
                     *       "instance": "/v1/traces/0af7651916cd43dd8448eb211c80319c",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flushCache: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CacheFlush"];
            };
        };
        responses: {
            /** @description Dropped keys by kind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dropped": 12,
                     *       "entries": [
                     *         {
                     *           "entry": "flight-search",
                     *           "dropped": 12
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CacheFlushed"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/admin/cache/flush?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/admin/cache/flush",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/admin/cache/flush",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/admin/cache/flush",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/admin/cache/flush",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The cache could not be invalidated. Retry the request.",
                     *       "instance": "/v1/admin/cache/flush",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invalidateCache: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CacheInvalidation"];
            };
        };
        responses: {
            /** @description Number of dropped keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dropped": 3
                     *     }
                     */
                    "application/json": components["schemas"]["CacheInvalidated"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/admin/cache/invalidate?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/admin/cache/invalidate",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/admin/cache/invalidate",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/admin/cache/invalidate",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/admin/cache/invalidate",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The cache could not be invalidated. Retry the request.",
                     *       "instance": "/v1/admin/cache/invalidate",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    warmCache: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CacheWarming"];
            };
        };
        responses: {
            /** @description The job is queued. */
            202: {
                headers: {
                    /** @description Address of the progress. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
                     *     }
                     */
                    "application/json": components["schemas"]["WarmingQueued"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/admin/cache/warm?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/admin/cache/warm",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/admin/cache/warm",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/admin/cache/warm",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/admin/cache/warm",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The job queue is unavailable. Retry later.",
                     *       "instance": "/v1/admin/cache/warm",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWarming: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path: {
                /**
                 * @description Id of the job.
                 * @example 3f2504e0-4f89-41d3-9a0c-0305e82c3301
                 */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The warming. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "state": "completed",
                     *       "progress": {
                     *         "done": 140,
                     *         "total": 140,
                     *         "loaded": 96
                     *       },
                     *       "result": {
                     *         "routes": 20,
                     *         "days": 7,
                     *         "users": 0,
                     *         "done": 140,
                     *         "total": 140,
                     *         "loaded": 96
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WarmingJob"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/admin/cache/warm/3f2504e0-4f89-41d3-9a0c-0305e82c3301?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/admin/cache/warm/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no such warming job. Only the last 100 finished jobs are kept.",
                     *       "instance": "/v1/admin/cache/warm/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/admin/cache/warm/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "The job queue is unavailable. Retry later.",
                     *       "instance": "/v1/admin/cache/warm/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEviction: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy of each server and its consequence. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cache": {
                     *         "shared": false,
                     *         "policy": "allkeys-lfu",
                     *         "maxmemory": 268435456,
                     *         "usedMemory": 48211968,
                     *         "evictedKeys": 0,
                     *         "primaries": [
                     *           {
                     *             "policy": "allkeys-lfu",
                     *             "maxmemory": 268435456,
                     *             "usedMemory": 48211968,
                     *             "evictedKeys": 0
                     *           }
                     *         ],
                     *         "meaning": "When memory is full, the least frequently read entry is evicted. Hot entries stay, even when many keys are read once.",
                     *         "warnings": []
                     *       },
                     *       "state": {
                     *         "shared": false,
                     *         "policy": "noeviction",
                     *         "maxmemory": 268435456,
                     *         "usedMemory": 9437184,
                     *         "evictedKeys": 0,
                     *         "primaries": [
                     *           {
                     *             "policy": "noeviction",
                     *             "maxmemory": 268435456,
                     *             "usedMemory": 9437184,
                     *             "evictedKeys": 0
                     *           }
                     *         ],
                     *         "meaning": "No key is evicted. When memory is full, bookings are refused until there is room.",
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Eviction"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/admin/cache/eviction?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This Valkey server rejects `CONFIG`. Change its settings where it is hosted.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "A Valkey server is unavailable. Retry later.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setEviction: {
        parameters: {
            query?: never;
            header?: {
                /** @description `1` keeps a trace of the request. `GET /v1/traces/{traceId}` opens it, with the `X-Trace-Id` of the response. Needs `WORKSHOP=true`. */
                "X-Trace"?: components["parameters"]["X-Trace"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvictionChange"];
            };
        };
        responses: {
            /** @description The changed policies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cache": {
                     *         "shared": false,
                     *         "policy": "allkeys-lfu",
                     *         "maxmemory": 268435456,
                     *         "usedMemory": 48211968,
                     *         "evictedKeys": 0,
                     *         "primaries": [
                     *           {
                     *             "policy": "allkeys-lfu",
                     *             "maxmemory": 268435456,
                     *             "usedMemory": 48211968,
                     *             "evictedKeys": 0
                     *           }
                     *         ],
                     *         "meaning": "When memory is full, the least frequently read entry is evicted. Hot entries stay, even when many keys are read once.",
                     *         "warnings": []
                     *       },
                     *       "state": {
                     *         "shared": false,
                     *         "policy": "noeviction",
                     *         "maxmemory": 268435456,
                     *         "usedMemory": 9437184,
                     *         "evictedKeys": 0,
                     *         "primaries": [
                     *           {
                     *             "policy": "noeviction",
                     *             "maxmemory": 268435456,
                     *             "usedMemory": 9437184,
                     *             "evictedKeys": 0
                     *           }
                     *         ],
                     *         "meaning": "No key is evicted. When memory is full, bookings are refused until there is room.",
                     *         "warnings": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Eviction"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation-failed",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "`colour` is not known.",
                     *       "instance": "/v1/admin/cache/eviction?colour=red",
                     *       "code": "validation-failed",
                     *       "errors": [
                     *         {
                     *           "path": "query.colour",
                     *           "message": "is not known"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthenticated",
                     *       "title": "Not signed in",
                     *       "status": 401,
                     *       "detail": "Sign in, or send the admin token as a bearer token.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "unauthenticated"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This Valkey server rejects `CONFIG`. Change its settings where it is hosted.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "forbidden"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/payload-too-large",
                     *       "title": "The request is too large",
                     *       "status": 413,
                     *       "detail": "The body is too large. Send at most 65536 bytes.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "payload-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unsupported-media-type",
                     *       "title": "The type of the body is not supported",
                     *       "status": 415,
                     *       "detail": "Send the body as `application/json`.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate-limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "Too many wrong admin tokens. Retry after the time in `Retry-After`.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "rate-limited"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Not available at the moment",
                     *       "status": 503,
                     *       "detail": "A Valkey server is unavailable. Retry later.",
                     *       "instance": "/v1/admin/cache/eviction",
                     *       "code": "unavailable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
