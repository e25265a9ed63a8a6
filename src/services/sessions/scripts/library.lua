-- Functions that the scripts of this folder share.

-- Returns a session as JSON, which a process parses faster than a list of fields: {"noted": …, "name": …, "preferences": {…},
-- "cart": {…}}. `noted` is 1 if this call recorded a use, else 0. nil when there are no fields.
local function json_of(flat, noted)
  if #flat == 0 then
    return nil
  end
  local parts, preferences, cart = { '"noted":' .. noted }, {}, {}
  for i = 1, #flat, 2 do
    local name, value = flat[i], flat[i + 1]
    -- All values are JSON already, except two texts.
    if name:sub(1, 5) == 'cart.' then
      cart[#cart + 1] = cjson.encode(name:sub(6)) .. ':' .. value
    elseif name:sub(1, 12) == 'preferences.' then
      preferences[#preferences + 1] = cjson.encode(name:sub(13)) .. ':' .. value
    elseif name == 'name' or name == 'device' then
      parts[#parts + 1] = '"' .. name .. '":' .. cjson.encode(value)
    else
      parts[#parts + 1] = '"' .. name .. '":' .. value
    end
  end
  parts[#parts + 1] = '"preferences":{' .. table.concat(preferences, ',') .. '}'
  parts[#parts + 1] = '"cart":{' .. table.concat(cart, ',') .. '}'
  return '{' .. table.concat(parts, ',') .. '}'
end

