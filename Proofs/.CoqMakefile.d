theories/NaturalGradient.vo theories/NaturalGradient.glob theories/NaturalGradient.v.beautified theories/NaturalGradient.required_vo: theories/NaturalGradient.v 
theories/NaturalGradient.vio: theories/NaturalGradient.v 
theories/NaturalGradient.vos theories/NaturalGradient.vok theories/NaturalGradient.required_vos: theories/NaturalGradient.v 
theories/Connections.vo theories/Connections.glob theories/Connections.v.beautified theories/Connections.required_vo: theories/Connections.v 
theories/Connections.vio: theories/Connections.v 
theories/Connections.vos theories/Connections.vok theories/Connections.required_vos: theories/Connections.v 
theories/Divergence.vo theories/Divergence.glob theories/Divergence.v.beautified theories/Divergence.required_vo: theories/Divergence.v 
theories/Divergence.vio: theories/Divergence.v 
theories/Divergence.vos theories/Divergence.vok theories/Divergence.required_vos: theories/Divergence.v 
theories/Normal.vo theories/Normal.glob theories/Normal.v.beautified theories/Normal.required_vo: theories/Normal.v 
theories/Normal.vio: theories/Normal.v 
theories/Normal.vos theories/Normal.vok theories/Normal.required_vos: theories/Normal.v 
theories/NormalGeodesic.vo theories/NormalGeodesic.glob theories/NormalGeodesic.v.beautified theories/NormalGeodesic.required_vo: theories/NormalGeodesic.v 
theories/NormalGeodesic.vio: theories/NormalGeodesic.v 
theories/NormalGeodesic.vos theories/NormalGeodesic.vok theories/NormalGeodesic.required_vos: theories/NormalGeodesic.v 
theories/Sobolev.vo theories/Sobolev.glob theories/Sobolev.v.beautified theories/Sobolev.required_vo: theories/Sobolev.v 
theories/Sobolev.vio: theories/Sobolev.v 
theories/Sobolev.vos theories/Sobolev.vok theories/Sobolev.required_vos: theories/Sobolev.v 
theories/Quadrature.vo theories/Quadrature.glob theories/Quadrature.v.beautified theories/Quadrature.required_vo: theories/Quadrature.v 
theories/Quadrature.vio: theories/Quadrature.v 
theories/Quadrature.vos theories/Quadrature.vok theories/Quadrature.required_vos: theories/Quadrature.v 
theories/FisherIntegrals.vo theories/FisherIntegrals.glob theories/FisherIntegrals.v.beautified theories/FisherIntegrals.required_vo: theories/FisherIntegrals.v 
theories/FisherIntegrals.vio: theories/FisherIntegrals.v 
theories/FisherIntegrals.vos theories/FisherIntegrals.vok theories/FisherIntegrals.required_vos: theories/FisherIntegrals.v 
theories/CertTactics.vo theories/CertTactics.glob theories/CertTactics.v.beautified theories/CertTactics.required_vo: theories/CertTactics.v 
theories/CertTactics.vio: theories/CertTactics.v 
theories/CertTactics.vos theories/CertTactics.vok theories/CertTactics.required_vos: theories/CertTactics.v 
