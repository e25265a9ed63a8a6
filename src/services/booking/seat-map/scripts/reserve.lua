-- Reserves all seats of a booking before its commit, or none. The booking or the reaper confirms or releases the reservation.
-- KEYS  1 bitmap   2 counts   3 holds   4 reservations   5 seats by holder
-- ARGV  1 reservation id   2 flight   3 holder   4 price of a seat, cents   5 idle TTL of the map, ms
--       6 score event, or empty   7 maximum number of the holder's seats, held and booked; empty for no limit
--       8… wishes: a seat; '?' for any free seat; or '#' and a hold id
-- Result: {'reserved', seat, …, id of a used hold, …} or {'no-map'}, {'too-many-seats'}; or
--         {'seat-taken' | 'seat-held' | 'hold-expired', position of the wish from 1}
local at = now()
expire(KEYS[1], KEYS[2], KEYS[3], at)
local free, total = available(KEYS[2])
if not free then
  return { 'no-map' }
end
keep(KEYS[1], KEYS[2], KEYS[5], at, ARGV[5])

local held = {}
local by_id = {}
local holds = redis.call('ZRANGE', KEYS[3], 0, -1, 'WITHSCORES')
for i = 1, #holds, 2 do
  local seat, id, holder = parts(holds[i])
  held[seat] = { id = id, member = holds[i], ends = tonumber(holds[i + 1]), own = holder == ARGV[3] }
  if held[seat].own then
    by_id[id] = seat
  end
end

local chosen = {}
local taken = {}
local own = {}
local function refuse(why, place)
  for _, seat in ipairs(taken) do
    redis.call('SETBIT', KEYS[1], seat, 0)
  end
  return { why, place }
end

-- Takes the seat of one wish; returns a code when it is refused.
local seen = {}
local function take(place, seat)
  if seen[seat] then
    return 'seat-taken'
  end
  seen[seat] = true
  if redis.call('SETBIT', KEYS[1], seat, 1) == 0 then
    taken[#taken + 1] = seat
    free = free - 1
    if free < 0 then
      return 'seat-taken'
    end
  elseif held[seat] and held[seat].own then
    own[#own + 1] = held[seat]
  else
    return held[seat] and 'seat-held' or 'seat-taken'
  end
  chosen[place] = tonumber(seat)
end

local wishes = { unpack(ARGV, 8) }
for place, wish in ipairs(wishes) do
  if wish ~= '?' then
    local seat = wish
    if wish:sub(1, 1) == '#' then
      seat = by_id[wish:sub(2)]
    end
    local why = not seat and 'hold-expired' or take(place, seat)
    if why then
      return refuse(why, place)
    end
  end
end
-- Wishes for any seat come last, so that they do not take a seat that another wish names.
for place, wish in ipairs(wishes) do
  if wish == '?' then
    local seat = redis.call('BITPOS', KEYS[1], 0)
    local why = (seat < 0 or seat >= total) and 'seat-taken' or take(place, tostring(seat))
    if why then
      return refuse(why, place)
    end
  end
end

-- Booking a held seat does not add one.
if ARGV[7] ~= '' and #chosen > #own and seats_of(KEYS[5], KEYS[3], ARGV[3]) + #chosen - #own > tonumber(ARGV[7]) then
  return refuse('too-many-seats')
end

for _, hold in ipairs(own) do
  redis.call('ZREM', KEYS[3], hold.member)
end
-- Not -#own: for zero that is -0, which Redis 7.0 does not accept as an integer.
redis.call('HINCRBY', KEYS[2], 'held', 0 - #own)
redis.call('HINCRBY', KEYS[2], 'booked', #chosen)
add_seats(KEYS[5], KEYS[2], ARGV[3], #chosen)
redis.call('HSET', KEYS[4], ARGV[1], cjson.encode({
  kind = 'book', flight = tonumber(ARGV[2]), seats = chosen, holds = own, holder = ARGV[3], at = at,
  bookings = #chosen, cents = tonumber(ARGV[4]) * #chosen, event = ARGV[6] ~= '' and ARGV[6] or nil,
}))
local result = { 'reserved' }
for _, seat in ipairs(chosen) do
  result[#result + 1] = seat
end
for _, hold in ipairs(own) do
  result[#result + 1] = hold.id
end
return result
