// InformationGeometry
