"""The description of the interface (OpenAPI 3.1), made from the schema of the JSON contract."""

from __future__ import annotations

import json
import os
from typing import Any

from checker.rulebook.places import SCHEMAS
from checker.serve.answers import FORMATS, JSON
from checker.version import __version__

_REFUSED = {
    400: "没有报告，或者参数不对",
    403: "请求来自别的网站的页面，或者用了不是这台服务的名称",
    408: "没有及时收完",
    413: "文件太大",
    415: "不接受这种内容",
    500: "程序出错",
    503: "正在检查的太多，请稍后再试（见 Retry-After）",
}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message", "remedy"],
            "properties": {
                "status": {"type": "integer"},
                "message": {"type": "string", "description": "哪里不对"},
                "remedy": {"type": "string", "description": "怎么办"},
            },
        }
    },
}


def description(kinds: dict[str, str], most: int) -> dict[str, Any]:
    """Return the description; ``kinds`` are the kinds of report with their names, ``most`` the bytes that a request may have."""
    with open(os.path.join(SCHEMAS, "result.schema.json"), encoding="utf-8") as schema:
        result = json.load(schema)
    result.pop("$schema", None)
    result.pop("$id", None)
    options: dict[str, Any] = {
        "name": {"type": "string", "description": "报告的名称，结果里用它称呼；后缀（.docx 等）说明格式"},
        "kind": {
            "type": "string",
            "description": "报告的种类，不写按默认："
            + "，".join(f"{name} {title}" for name, title in kinds.items()),
            "enum": list(kinds),
        },
        "year": {
            "type": "integer",
            "minimum": 1949,
            "maximum": 2100,
            "description": "报告年度，不写从正文判断",
        },
        "format": {
            "type": "string",
            "enum": list(FORMATS),
            "default": JSON,
            "description": "结果的格式；docx 是加了批注的原稿，只有原稿是 .docx 时才有",
        },
    }
    text = {"type": "string", "minLength": 1, "description": "报告全文"}
    file = {"type": "string", "contentMediaType": "application/octet-stream", "description": "报告文件"}
    refused = {
        str(status): {
            "description": told,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        }
        for status, told in _REFUSED.items()
    }
    contents = {
        kind: {"schema": {"$ref": "#/components/schemas/Result"} if name == JSON else {}}
        for name, (kind, _) in FORMATS.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "lawcheck",
            "version": __version__,
            "description": f"检查法治政府建设年度报告是否写全了规定内容。一次一份，最多 {most // 1024 // 1024} MB；不保存，不记录内容。",
        },
        "paths": {
            "/api/check": {
                "post": {
                    "operationId": "check",
                    "summary": "检查一份报告",
                    "parameters": [
                        {"name": name, "in": "query", "schema": schema} for name, schema in options.items()
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "multipart/form-data": {
                                "schema": {
                                    "type": "object",
                                    "properties": {"file": file, "text": text, **options},
                                    "oneOf": [{"required": ["file"]}, {"required": ["text"]}],
                                }
                            },
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "required": ["text"],
                                    "properties": {"text": text, **options},
                                    "additionalProperties": False,
                                }
                            },
                            "application/octet-stream": {},
                            "text/plain": {"schema": {"type": "string"}},
                        },
                    },
                    "responses": {
                        "200": {
                            "description": "结果；不符合也是 200，见 summary.passed",
                            "content": contents,
                        },
                        "422": {
                            "description": "文件读不了，或者没有检查完：结果里的 error 写明原因和办法",
                            "content": {
                                "application/json": {
                                    "schema": {
                                        "anyOf": [
                                            {"$ref": "#/components/schemas/Result"},
                                            {"$ref": "#/components/schemas/Error"},
                                        ]
                                    }
                                }
                            },
                        },
                        **refused,
                    },
                }
            },
            "/healthz": {
                "get": {
                    "operationId": "health",
                    "summary": "服务是否在运行",
                    "responses": {
                        "200": {
                            "description": "在运行",
                            "content": {
                                "application/json": {
                                    "schema": {
                                        "type": "object",
                                        "required": ["status", "version"],
                                        "properties": {
                                            "status": {"const": "ok"},
                                            "version": {"type": "string"},
                                        },
                                    }
                                }
                            },
                        }
                    },
                }
            },
        },
        "components": {"schemas": {"Result": _moved(result), "Error": _ERROR}},
    }


def _moved(schema: Any) -> Any:
    """Return a schema whose references find their place inside the description."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/", "#/components/schemas/Result/", 1)
            if key == "$ref" and isinstance(value, str)
            else _moved(value)
            for key, value in schema.items()
        }
    return [_moved(one) for one in schema] if isinstance(schema, list) else schema
