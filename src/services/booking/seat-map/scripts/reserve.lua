-- Reserves all seats of a booking before its commit, on all its flights, or none. The booking or the reaper confirms or
-- releases the reservation of each flight. A booking with an idempotency key marks the key as in use.
-- KEYS  of each flight: bitmap, counts, holds, reservations, seats by holder; then the mark of the idempotency key, if any
-- ARGV  1 holder   2 idle TTL of the maps, ms   3 maximum number of the holder's seats of a flight, held and booked; empty
--       for no limit   4 value of the mark, or empty: digest of the request, ':', owner   5 lifetime of the mark, ms
--       6 number of flights; then of each flight: reservation id, flight, price of a seat in cents, score event or empty,
--       number of wishes, wishes. A wish is a seat; '?' for any free seat; or '#' and a hold id
-- Result: {'reserved', {seat, …, id of a used hold, …}, …}; {'key-in-use'}, {'key-of-another-request'};
--         {'no-map' | 'too-many-seats', position of the flight from 1}; or
--         {'seat-taken' | 'seat-held' | 'hold-expired', position of the flight, position of the wish}
local at = now()
local holder, ttl, most, token, flights = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[6])
local mark = KEYS[5 * flights + 1]

if mark then
  local other = redis.call('GET', mark)
  if other and other ~= token then
    local same = other:match('^[^:]*') == token:match('^[^:]*')
    return { same and 'key-in-use' or 'key-of-another-request' }
  end
end

-- Reads the holds of a flight: by seat, and the seats of the holder's own holds by id.
local function holds_of(key)
  local held = {}
  local by_id = {}
  local holds = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
  for i = 1, #holds, 2 do
    local seat, id, its = parts(holds[i])
    held[seat] = { id = id, member = holds[i], ends = tonumber(holds[i + 1]), own = its == holder }
    if held[seat].own then
      by_id[id] = seat
    end
  end
  return held, by_id
end

-- Takes the seats of a flight in its map. Returns a code when it is refused, and the position of a refused wish.
local function take_seats(leg)
  expire(leg.bitmap, leg.counts, leg.holds, at)
  local free, total = available(leg.counts)
  if not free then
    return 'no-map'
  end
  keep(leg.bitmap, leg.counts, leg.passengers, at, ttl)
  local held, by_id = holds_of(leg.holds)
  local seen = {}

  -- Takes the seat of one wish; returns a code when it is refused.
  local function take(place, seat)
    if seen[seat] then
      return 'seat-taken'
    end
    seen[seat] = true
    if redis.call('SETBIT', leg.bitmap, seat, 1) == 0 then
      leg.taken[#leg.taken + 1] = seat
      free = free - 1
      if free < 0 then
        return 'seat-taken'
      end
    elseif held[seat] and held[seat].own then
      leg.own[#leg.own + 1] = held[seat]
    else
      return held[seat] and 'seat-held' or 'seat-taken'
    end
    leg.chosen[place] = tonumber(seat)
  end

  for place, wish in ipairs(leg.wishes) do
    if wish ~= '?' then
      local seat = wish
      if wish:sub(1, 1) == '#' then
        seat = by_id[wish:sub(2)]
      end
      local why = not seat and 'hold-expired' or take(place, seat)
      if why then
        return why, place
      end
    end
  end
  -- Wishes for any seat come last, so that they do not take a seat that another wish names.
  for place, wish in ipairs(leg.wishes) do
    if wish == '?' then
      local seat = redis.call('BITPOS', leg.bitmap, 0)
      local why = (seat < 0 or seat >= total) and 'seat-taken' or take(place, tostring(seat))
      if why then
        return why, place
      end
    end
  end

  -- Booking a held seat does not add one.
  local added = #leg.chosen - #leg.own
  if most ~= '' and added > 0 and seats_of(leg.passengers, leg.holds, holder) + added > tonumber(most) then
    return 'too-many-seats'
  end
end

local legs = {}
local arg = 7
for n = 1, flights do
  local key = 5 * (n - 1)
  local wishes = tonumber(ARGV[arg + 4])
  local leg = {
    bitmap = KEYS[key + 1], counts = KEYS[key + 2], holds = KEYS[key + 3], reservations = KEYS[key + 4],
    passengers = KEYS[key + 5], id = ARGV[arg], flight = tonumber(ARGV[arg + 1]), cents = tonumber(ARGV[arg + 2]),
    event = ARGV[arg + 3], wishes = { unpack(ARGV, arg + 5, arg + 4 + wishes) }, chosen = {}, taken = {}, own = {},
  }
  arg = arg + 5 + wishes
  legs[n] = leg
  local why, place = take_seats(leg)
  if why then
    for _, other in ipairs(legs) do
      for _, seat in ipairs(other.taken) do
        redis.call('SETBIT', other.bitmap, seat, 0)
      end
    end
    return { why, n, place }
  end
end

local result = { 'reserved' }
for n, leg in ipairs(legs) do
  for _, hold in ipairs(leg.own) do
    redis.call('ZREM', leg.holds, hold.member)
  end
  -- Not -#leg.own: for zero that is -0, which Redis 7.0 does not accept as an integer.
  redis.call('HINCRBY', leg.counts, 'held', 0 - #leg.own)
  redis.call('HINCRBY', leg.counts, 'booked', #leg.chosen)
  add_seats(leg.passengers, leg.counts, holder, #leg.chosen)
  redis.call('HSET', leg.reservations, leg.id, cjson.encode({
    kind = 'book', flight = leg.flight, seats = leg.chosen, holds = leg.own, holder = holder, at = at,
    bookings = #leg.chosen, cents = leg.cents * #leg.chosen, event = leg.event ~= '' and leg.event or nil,
  }))
  local reserved = {}
  for _, seat in ipairs(leg.chosen) do
    reserved[#reserved + 1] = seat
  end
  for _, hold in ipairs(leg.own) do
    reserved[#reserved + 1] = hold.id
  end
  result[n + 1] = reserved
end
if mark then
  redis.call('SET', mark, token, 'PX', ARGV[5])
end
return result
