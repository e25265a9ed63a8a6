// Generated from openapi.yaml: `npm run docs:generate` in the root. Do not edit.
// sha256 of openapi.yaml: 69b2e4024ae7f971d4cf5c98f85c1af9d5d94fa20e2728fe8c8b703bc798a574
// sha256 of the types: 07242f7cf31165622bfe67894de5d877036537c7f95fe27eb2f9c7ccfece2db5
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
            /** @description Cursor of the next page; null on the last page. */
            nextCursor: string | null;
        };
        /** AirlineRoutes */
        AirlineRoutes: {
            airline: components["schemas"]["Airline"];
            /** @description Pairs of airports, each direction counted. */
            totalRoutes: number;
            /** @description Number of destinations. */
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
            /** @description All flights: past, future and cancelled ones. */
            flights: number;
            /** @description Number of destinations. */
            destinations: number;
            /** @description Bookings on its flights. */
            bookings: number;
            /**
             * @description Sum of the prices paid.
             * @example 1234567.00
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
            /** @description Cursor of the next page; null on the last page. */
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
             * @example JFK
             */
            iata: string | null;
            /** @example KJFK */
            icao: string;
            /** @example Dallas Fort Worth International Airport */
            name: string;
        };
        /** BookedItem */
        BookedItem: {
            bookingId: number;
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
            bookingId: number;
            flightId: number;
            /**
             * @description Row and letter.
             * @example 12A
             */
            seat: string | null;
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
            to: components["schemas"]["AirportSummary"];
            /** @description All flights: past, future and cancelled ones. */
            flights: number;
            /** @description Airlines on the route. */
            airlines: number;
            /** @description Bookings on its flights. */
            passengers: number;
        };
        /**
         * CacheFigures
         * @description Since the start of each instance.
         */
        CacheFigures: {
            /** @description Reads that the cache served: fresh or stale, from Valkey or from an in-process copy. */
            hits: number;
            /** @description Hits from an in-process copy. */
            localHits: number;
            /** @description Stale hits: during a refresh, or because a load failed or was slow. */
            staleHits: number;
            /** @description Reads that waited for a load, or failed. */
            misses: number;
            /**
             * @description Hits divided by hits and misses. Null without reads.
             * @example 0.9731
             */
            hitRatio: number | null;
            /** @description Misses that joined the load of another reader. */
            collapsed: number;
            /** @description Misses that bypassed the cache, because it was unavailable or the request asked for it. */
            bypassed: number;
            /** @description Misses that failed: the load failed, exceeded the concurrency limit, or was forbidden. */
            failed: number;
            /** @description Reads that asked for a fresh load. Neither hits nor misses. */
            requested: number;
            /** @description Reads with the result "not found". */
            absent: number;
            /** @description Loads for reads, for refreshes, for warming and after changes. */
            loads: number;
            /** @description Failed loads. */
            loadErrors: number;
            /**
             * @description Mean duration of a hit. Null without measured hits. Milliseconds.
             * @example 0.318
             */
            avgHitMs: number | null;
            /**
             * @description 99th percentile of the duration of a hit, within a tenth. Milliseconds.
             * @example 0.318
             */
            p99HitMs: number | null;
            /**
             * @description Mean duration of a load. Milliseconds.
             * @example 0.318
             */
            avgLoadMs: number | null;
            /**
             * @description 99th percentile of the duration of a load, within a tenth. Milliseconds.
             * @example 0.318
             */
            p99LoadMs: number | null;
            /** @description Reads minus loads. Without the cache, each read would be a query. */
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
             * @example 2025-12-15T08:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T03:00:00-05:00
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
             * @example 0000RS
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
            /** Format: uuid */
            checkoutId: string;
            /** @description Completed steps. */
            done: ("passenger_details" | "payment")[];
            /**
             * @description Next step.
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
            /** @description Airports of the country that have flights. */
            airports: number;
            /** @description Departures and arrivals. A flight within the country counts once. All flights: past, future and cancelled ones. */
            flights: number;
            /** @description Other countries with flights from this country. */
            destinationCountries: number;
            /** @description Bookings on these flights. */
            passengers: number;
        };
        /** DefinedLeaderboard */
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
            /** @description Duration of the check. Milliseconds. */
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
             * @example 2025-12-15T08:00:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Latest end of the session.
             * @example 2025-12-15T08:00:00Z
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
            message: string;
        };
        /** Flight */
        Flight: {
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            airline: components["schemas"]["AirlineSummary"];
            from: components["schemas"]["ZonedAirport"];
            to: components["schemas"]["ZonedAirport"];
            /** @example Airbus A321neo */
            aircraft: string | null;
            /**
             * Format: date-time
             * @description Scheduled departure, UTC.
             * @example 2025-12-15T08:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T03:00:00-05:00
             */
            departureLocal: string;
            /**
             * Format: date-time
             * @description Scheduled arrival, UTC.
             * @example 2025-12-15T08:00:00Z
             */
            arrival: string;
            /**
             * Format: date-time
             * @description The same by the clock of the arrival airport.
             * @example 2025-12-15T03:00:00-05:00
             */
            arrivalLocal: string;
            durationMinutes: number;
            /**
             * @description Decimal, in `currency`.
             * @example 299.00
             */
            price: string;
            /** @example USD */
            currency: string;
            totalSeats: number;
            bookedSeats: number;
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
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            airline: components["schemas"]["AirlineSummary"];
            from: components["schemas"]["ZonedAirport"];
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
             * @example 2025-12-15T08:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T03:00:00-05:00
             */
            departureLocal: string;
            /**
             * Format: date-time
             * @description Scheduled arrival, UTC.
             * @example 2025-12-15T08:00:00Z
             */
            arrival: string;
            /**
             * Format: date-time
             * @description The same by the clock of the arrival airport.
             * @example 2025-12-15T03:00:00-05:00
             */
            arrivalLocal: string;
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
            totalSeats: number;
            bookedSeats: number;
            availableSeats: number;
        };
        /** FlightState */
        FlightState: {
            status: components["schemas"]["FlightStatus"];
            /** @description Delay of the departure. */
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
            /** @description Past and future bookings. */
            bookings: number;
            /** @description Great circle miles of all booked flights. Statute miles. */
            miles: number;
            /**
             * @description Sum of the prices paid.
             * @example 1234567.00
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
            /** Format: uuid */
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
            /** @description Departures and arrivals. All flights: past, future and cancelled ones. */
            flights: number;
            /** @description Departing flights. */
            departures: number;
            /** @description Arriving flights. */
            arrivals: number;
            /** @description Airports with flights from this airport. */
            destinations: number;
            /** @description Bookings on flights from and to this airport. */
            passengers: number;
        };
        /** Instance */
        Instance: {
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
            /** @description TTL in milliseconds. Null: no expiry. */
            ttlMs: number | null;
            /** @description Size, as the server estimates it from a few elements. Null if unknown. Bytes. */
            bytes: number | null;
            /** @description Kind of entry. Null for other keys. */
            entry: string | null;
            /** @description First line of an entry: validator, whether it was found, time of storage, end of freshness. */
            header: {
                [key: string]: unknown;
            } | null;
        };
        /** KeyPage */
        KeyPage: {
            data: components["schemas"]["KeyOnServer"][];
            /** @description Cursor of the next page; null on the last page. */
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
             * @example weekly:2025-W51
             */
            span: string;
            /** @description Number of members with a score from `min` to `max`. */
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
             * @example weekly:2025-W51
             */
            window: string;
            /** @description Number of members in the database. */
            members: number;
            /** @description Number of members with a wrong score, which has been repaired. */
            drifted: number;
            /** @description Some of the repaired members. */
            examples: {
                /**
                 * @description Id of a passenger, IATA code of an airport or airline, or a route such as `JFK:LAX`. An airport without an IATA code has its ICAO code.
                 * @example 7
                 */
                member: string;
                /** @description Score before. null: not a member. */
                was: number | null;
                /** @description Score of the database. null: not a member. */
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
            /** @description Windows that were not compared. */
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
            passengerId: number;
            /** @example Ada */
            firstName: string | null;
            /** @example Ada */
            lastName: string | null;
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
             * @example weekly:2025-W51
             */
            span: string;
            /** @description Number of members in the window. */
            total: number;
            /** @description From 1. Equal scores are in the reverse order of the bytes of `member`. */
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
            /** @description In bookings, flights, US dollars, miles or percent; see the definition. */
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
            /** @description Scanned keys. */
            keys: number;
            /** @description Keys with a measured size. */
            weighed: number;
            /** @description Mean size of a key. Bytes. */
            averageBytes: number;
            /** @description Estimated size of all keys. Bytes. */
            estimatedBytes: number;
        };
        /** MemoryOfServer */
        MemoryOfServer: {
            name: components["schemas"]["ServerRole"];
            /** @description Keys of the server. */
            keys: number;
            /** @description Keys of the service that were scanned. */
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
            bookingId: number;
            flightId: number;
            /** @example AA101 */
            flightNo: string;
            airline: components["schemas"]["AirlineSummary"];
            from: components["schemas"]["AirportInCountry"];
            to: components["schemas"]["AirportInCountry"];
            /**
             * Format: date-time
             * @description Scheduled departure, UTC.
             * @example 2025-12-15T08:00:00Z
             */
            departure: string;
            /**
             * Format: date-time
             * @description The same by the clock of the departure airport.
             * @example 2025-12-15T03:00:00-05:00
             */
            departureLocal: string;
            /**
             * Format: date-time
             * @description Scheduled arrival, UTC.
             * @example 2025-12-15T08:00:00Z
             */
            arrival: string;
            /**
             * Format: date-time
             * @description The same by the clock of the arrival airport.
             * @example 2025-12-15T03:00:00-05:00
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
            /** @description Cursor of the next page; null on the last page. */
            nextCursor: string | null;
        };
        /** PassengerProfile */
        PassengerProfile: {
            passengerId: number;
            /** @description Departed flights. Leaderboards count booked ones. */
            flightsFlown: number;
            milesFlown: number;
            favoriteAirline: components["schemas"]["AirlineSummary"] | null;
            tier: components["schemas"]["Tier"];
            /**
             * Format: date
             * @description Day of the first flight, local time of its departure airport.
             */
            memberSince: string | null;
        };
        /** PassengerRoute */
        PassengerRoute: {
            from: components["schemas"]["AirportInCountry"];
            to: components["schemas"]["AirportInCountry"];
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
            to: components["schemas"]["AirportSummary"];
            /** @description Number of searches. */
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
            /** @description Bytes. */
            usedMemory: number;
            /** @description Since the start of the server. */
            evictedKeys: number;
        };
        /** PrimaryFigures */
        PrimaryFigures: {
            /** @example valkey 8.0.1 */
            version: string | null;
            uptimeSeconds: number | null;
            /** @description Memory in use. Bytes. */
            usedMemory: number;
            /** @description Peak of the memory in use. Bytes. */
            peakMemory: number | null;
            /** @description Memory limit. 0: no limit. Bytes. */
            maxmemory: number;
            /**
             * @description Eviction policy.
             * @example allkeys-lfu
             */
            policy: string | null;
            /** @description Allocated memory divided by memory in use. */
            fragmentation: number | null;
            /**
             * @description Hit ratio of all look-ups on the server since its start, including other clients.
             * @example 0.9731
             */
            hitRatio: number | null;
            /** @description Look-ups that found a key. Counters start with the server. */
            keyspaceHits: number;
            /** @description Look-ups that found no key. */
            keyspaceMisses: number;
            /** @description Keys evicted because memory was full. */
            evictedKeys: number;
            /** @description Expired keys. */
            expiredKeys: number;
            /** @description Current commands per second. */
            opsPerSecond: number;
            /** @description Connections. */
            connectedClients: number;
            /** @description Connections in a blocking command. */
            blockedClients: number;
            /** @description Number of keys. */
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
        /** Readiness */
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
            /** @description By departure. */
            return: components["schemas"]["Flight"][];
        };
        /** RouteDistance */
        RouteDistance: {
            from: components["schemas"]["AirportSummary"];
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
            to: components["schemas"]["AirportSummary"];
            /** @description Bookings on its flights. */
            bookings: number;
            /**
             * @description Sum of the prices paid.
             * @example 1234567.00
             */
            revenue: string;
            /**
             * @description Mean price paid.
             * @example 1234567.00
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
            flightId: number;
            totalSeats: number;
            bookedSeats: number;
            heldSeats: number;
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
            /** @description One server has both roles, cache and state. */
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
            /** @description Bytes. */
            usedMemory: number;
            /** @description Since the start of the server. */
            evictedKeys: number;
            /** @description Servers that hold keys: several on a cluster. */
            primaries: components["schemas"]["PrimaryEviction"][];
            /** @description Consequence for the keys of the server. */
            meaning: string;
            /** @description Problems of the configuration. */
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
            passengerId: number;
            /** @example Buzz Aldrin */
            name: string;
            /** @description Value of `x-csrf-token`, for changes by clients that send neither `Sec-Fetch-Site` nor `Origin`. */
            csrfToken: string;
            /**
             * Format: date-time
             * @description End of the session if it stays unused.
             * @example 2025-12-15T08:00:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Latest end of the session.
             * @example 2025-12-15T08:00:00Z
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
            /** @description Number of requests. Updated once a minute. */
            pageViews: number;
            /** @description Number of remembered searches. Updated once a minute. */
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
            /** Format: date */
            date: string;
            /** @description Active sessions. An estimate within one percent. */
            activeSessions: number;
            /** @description Active passengers. An estimate within one percent. */
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
            passengerId: number;
            /** @example Buzz Aldrin */
            name: string;
            /** @description Value of `x-csrf-token`, for changes by clients that send neither `Sec-Fetch-Site` nor `Origin`. */
            csrfToken: string;
            /**
             * Format: date-time
             * @description End of the session if it stays unused.
             * @example 2025-12-15T08:00:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description Latest end of the session.
             * @example 2025-12-15T08:00:00Z
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
            /** @description Total size of the hidden arguments in bytes. */
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
            /** @description From 1. Equal scores are in the reverse order of the bytes of `member`. */
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
            /** @description In bookings, flights, US dollars, miles or percent; see the definition. */
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
            /** @description Reads minus loads since start. A load needs at least one database query. */
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
             * @example 0.318
             */
            ms: number;
            /**
             * @description Sum of the waits for Valkeys. Parallel waits count each. Milliseconds.
             * @example 0.318
             */
            cacheMs: number;
            /**
             * @description Sum of the waits for the database. Parallel waits count each. Milliseconds.
             * @example 0.318
             */
            databaseMs: number;
            /** @description Number of database queries. */
            queries: number;
            /** @description In the order in which they began. */
            steps: (components["schemas"]["TraceCommand"] | components["schemas"]["TraceQuery"] | components["schemas"]["TraceDecision"])[];
            /** @description Number of steps above the limit. */
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
            /** @description Number of keys of the command, if it also served other requests. */
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
            /** @description Without the values of its parameters. */
            sql: string;
            /**
             * @description Duration. Milliseconds.
             * @example 0.318
             */
            ms: number;
            /** @description Number of rows returned or changed. */
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
            /** Format: uuid */
            jobId: string;
            state: components["schemas"]["WarmingState"];
            progress: components["schemas"]["WarmingProgress"];
            result: components["schemas"]["WarmingResult"] | null;
        };
        /** WarmingProgress */
        WarmingProgress: {
            /** @description Entries read. */
            done: number;
            /** @description Entries to read. 0 before the start. */
            total: number;
            /** @description Entries that were loaded because they were not cached. */
            loaded: number;
        };
        /** WarmingQueued */
        WarmingQueued: {
            /** Format: uuid */
            jobId: string;
        };
        /**
         * WarmingResult
         * @description Null until completed.
         */
        WarmingResult: {
            /** @description Number of warmed routes. */
            routes: number;
            days: number;
            /** @description Number of passengers. */
            users: number;
            /** @description Entries read. */
            done: number;
            /** @description Entries to read. 0 before the start. */
            total: number;
            /** @description Entries that were loaded because they were not cached. */
            loaded: number;
        };
        /**
         * WarmingState
         * @description `delayed`: failed and will be retried. `failed`: will not be retried.
         * @enum {string}
         */
        WarmingState: "waiting" | "delayed" | "active" | "completed" | "failed";
        /** WriteBehindStats */
        WriteBehindStats: {
            /** @description Bookings minus cancellations that are not in `flight_stats` yet. */
            pendingBookings: number;
            /** @description Flights of these bookings. */
            pendingFlights: number;
            /** @description Batches that a worker has taken but not yet written and deleted. */
            batches: number;
            /** @description Reservations with an open outcome. */
            openReservations: number;
            /**
             * Format: date-time
             * @description Time of the last written batch.
             * @example 2025-12-15T08:00:00Z
             */
            lastFlushAt: string | null;
            /** @description Age of the oldest booking that is not in `flight_stats` yet, else 0. Milliseconds. */
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
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Send no requests: the database is unavailable, or the service is shutting down. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["FlightDetails"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Airport"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Airline"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["SeatMap"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["DeviceSessionList"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["SessionStats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["CartItem"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["CheckoutState"];
                };
            };
            /** @description All items are booked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutConfirmation"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key belongs to another request: `idempotency-mismatch`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Id of the hold. */
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key belongs to another request: `idempotency-mismatch`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The current state forbids it: `seat-taken`, `seat-held`, `hold-expired`, `limit-reached`, `flight-not-bookable`, `idempotency-conflict`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["SamplePassengerList"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request said `only-if-cached`, and no entry is cached: `not-cached`. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["LeaderboardList"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["DefinedLeaderboard"];
                };
            };
            /** @description The board has been made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinedLeaderboard"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                 * @example passengers-most-flights
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
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["MemberStanding"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["MemberStanding"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["LeaderboardReconciliation"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Stats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["ServerStats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["WriteBehindStats"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["MemoryByKind"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["SlowLog"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Alerts"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["CacheFlushed"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["CacheInvalidated"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["WarmingQueued"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Id of the job. */
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
                    "application/json": components["schemas"]["WarmingJob"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist: `not-found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Eviction"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
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
                    "application/json": components["schemas"]["Eviction"];
                };
            };
            /** @description The request is not valid: `validation-failed`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request needs a session or the admin token: `unauthenticated`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this: `forbidden`. Or a change came from another origin without the token: `csrf-rejected`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has more than 65,536 bytes: `payload-too-large`. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON: `unsupported-media-type`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many failed sign-ins, wrong admin tokens or open streams from one address: `rate-limited`. `Retry-After` says when to retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A server that the request needs is unavailable: `unavailable`. `Retry-After` says when to retry. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
