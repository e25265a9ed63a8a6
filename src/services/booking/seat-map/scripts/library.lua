-- Shared by the scripts of this folder, each of which is sent with this text before its own.
-- A seat map is a bitmap (`flight:{id}:seatmap`, one bit for each seat that is not free) and a hash of counts
-- (`flight:{id}:seats`): total, booked, held, outside. Booked counts what is booked or about to be; held what somebody holds;
-- outside the bookings of seats that the layout does not have.
-- A hold is a member of a sorted set by the time of its end: seat|hold id|holder.

-- Milliseconds since 1970, by this server's clock: the only one that decides.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Whether a map is loaded. A key of another type, as an earlier version left it under this name, is no map.
local function is_mapped(counts)
  return redis.pcall('HEXISTS', counts, 'total') == 1
end

-- Gives back the seats of holds that have ended. Safe without a map: then only the holds go.
local function expire(bitmap, counts, holds, at)
  local ended = redis.call('ZRANGEBYSCORE', holds, '-inf', at)
  if #ended == 0 then
    return
  end
  local mapped = is_mapped(counts)
  for _, member in ipairs(ended) do
    redis.call('ZREM', holds, member)
    if mapped then
      redis.call('SETBIT', bitmap, tonumber(member:match('^%d+')), 0)
      redis.call('HINCRBY', counts, 'held', -1)
    end
  end
end

-- How many seats can still be had, and how many there are; nothing without a map. Bookings outside the layout have no bit:
-- a full aircraft may have free ones. An error is a key of another type, and so no map.
local function available(counts)
  local counters = redis.pcall('HMGET', counts, 'total', 'booked', 'held')
  if counters[1] then
    return counters[1] - counters[2] - counters[3], tonumber(counters[1])
  end
end

-- Keeps a map that is used. Both keys end at the same moment: one without the other would be wrong.
local function keep(bitmap, counts, at, ttl)
  redis.call('PEXPIREAT', bitmap, at + ttl)
  redis.call('PEXPIREAT', counts, at + ttl)
end

-- Puts a hold back or in, and lets the set end with its last hold.
local function put_hold(holds, member, ends)
  redis.call('ZADD', holds, ends, member)
  local last = redis.call('ZRANGE', holds, -1, -1, 'WITHSCORES')
  redis.call('PEXPIREAT', holds, tonumber(last[2]) + 60000)
end

-- The parts of a hold: seat, hold id, holder.
local function parts(member)
  return member:match('^(%d+)|([^|]*)|(.*)$')
end
